import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

/** Starts `npm run sandbox` on a free port. */
const startScript = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'demo/server/sandbox.ts'], {
    env: { ...process.env, PORT: '0', ...env },
  });

/** The output up to its last section. */
const readOutput = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Try it')) resolve(output);
    });
    server.once('exit', () => reject(new Error(`The sandbox exited:\n${output}`)));
  });

/** The error output and the exit code of a failed start. */
const readFailure = (env: Record<string, string>): Promise<{ text: string; code: number | null }> =>
  new Promise((resolve) => {
    const server = startScript(env);
    let text = '';
    server.stderr?.on('data', (chunk) => {
      text += chunk;
    });
    server.once('close', (code) => resolve({ text, code }));
  });

describe('npm run sandbox', function () {
  this.timeout(60_000);
  let folder: string;
  const servers: ChildProcess[] = [];

  const createFile = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-script-'));
  });

  after(async () => {
    for (const server of servers) server.kill();
    await rm(folder, { recursive: true });
  });

  it('prints its URL and a token, and serves custom activities', async () => {
    const activities = [{ id: 7, type: 9, notes: 'Mine' }];
    const file = await createFile('own.json', JSON.stringify({ activities }));
    const server = startScript({ ACTIVITIES: file });
    servers.push(server);
    const output = await readOutput(server);
    const [, apiUrl] = /^api-url\s+(\S+)$/m.exec(output) ?? [];
    const [, token] = /^(eyJ\S+)$/m.exec(output) ?? [];
    const response = await fetch(`${apiUrl}/activities?user=me@example.com`, {
      headers: { Authorization: `Bearer ${token}`, Origin: 'http://shop.example' },
    });
    expect(response.headers.get('Access-Control-Allow-Origin')).to.equal('http://shop.example');
    expect(await response.json()).to.deep.equal({ activities });
  });

  for (const [what, text, message] of [
    [
      'is not JSON',
      '{"activities": [,]}',
      /: The file is not JSON: unexpected \S+ at line 1, column 17\./,
    ],
    ['has no activities', '[]', /: The file is a list, not an object\. Expected /],
    [
      'has a member of an unknown merchant',
      '{"members": [{"user": "me@example.com", "merchantId": 7, "activities": []}]}',
      /: Member me@example\.com: merchantId 7 is not a merchant of the sandbox\./,
    ],
  ] as const) {
    it(`reports in one line that the file ${what}`, async () => {
      const file = await createFile('bad.json', text);
      const { text: output, code } = await readFailure({ ACTIVITIES: file });
      expect(output).to.match(message);
      expect(output.trim().split('\n')).to.have.length(1);
      expect(output).to.include(`ACTIVITIES=${file}`);
      expect(code).to.equal(1);
    });
  }

  it('reports in one line a missing file or an invalid port', async () => {
    const noFile = await readFailure({ ACTIVITIES: join(folder, 'none.json') });
    expect(noFile.text.trim()).to.match(/^ACTIVITIES=.+ can't be used: ENOENT.*$/);
    const noPort = await readFailure({ PORT: '80000' });
    expect(noPort.text.trim()).to.equal('PORT=80000: a port is a whole number up to 65535.');
    expect([noFile.code, noPort.code]).to.deep.equal([1, 1]);
  });
});
