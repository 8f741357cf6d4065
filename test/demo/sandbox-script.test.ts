import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

/** Begins `npm run sandbox` on a free port. */
const begin = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'demo/server/sandbox.ts'], {
    env: { ...process.env, PORT: '0', ...env },
  });

/** What it prints until it has said all that a developer needs. */
const greetingOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Try it')) resolve(output);
    });
    server.once('exit', () => reject(new Error(`It ended:\n${output}`)));
  });

/** What it complains of when it can't start, and its exit code. */
const failureOf = (env: Record<string, string>): Promise<{ text: string; code: number | null }> =>
  new Promise((resolve) => {
    const server = begin(env);
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

  const fileOf = async (name: string, text: string): Promise<string> => {
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

  it('prints its address and a token, and serves a developer’s own activities with them', async () => {
    const own = [{ id: 7, type: 9, notes: 'Mine' }];
    const file = await fileOf('own.json', JSON.stringify({ activities: own }));
    const server = begin({ ACTIVITIES: file });
    servers.push(server);
    const greeting = await greetingOf(server);
    const [, apiUrl] = /^api-url\s+(\S+)$/m.exec(greeting) ?? [];
    const [, token] = /^(eyJ\S+)$/m.exec(greeting) ?? [];
    const answer = await fetch(`${apiUrl}/activities?user=me@example.com`, {
      headers: { Authorization: `Bearer ${token}`, Origin: 'http://shop.example' },
    });
    expect(answer.headers.get('Access-Control-Allow-Origin')).to.equal('http://shop.example');
    expect(await answer.json()).to.deep.equal({ activities: own });
  });

  for (const [what, text, message] of [
    [
      'is not JSON',
      '{"activities": [,]}',
      /: The file is not JSON: unexpected \S+ at line 1, column 17\./,
    ],
    ['holds no activities', '[]', /: The file is a list, not an object\. Expected /],
    [
      'has a member of an unknown merchant',
      '{"members": [{"user": "me@example.com", "merchantId": 7, "activities": []}]}',
      /: Member me@example\.com: merchantId 7 is not a merchant of the sandbox\./,
    ],
  ] as const) {
    it(`says in one line that the file ${what}`, async () => {
      const file = await fileOf('bad.json', text);
      const { text: said, code } = await failureOf({ ACTIVITIES: file });
      expect(said).to.match(message);
      expect(said.trim().split('\n')).to.have.length(1);
      expect(said).to.include(`ACTIVITIES=${file}`);
      expect(code).to.equal(1);
    });
  }

  it('says in one line that there is no such file, or no such port', async () => {
    const noFile = await failureOf({ ACTIVITIES: join(folder, 'none.json') });
    expect(noFile.text.trim()).to.match(/^ACTIVITIES=\S+ can't be used: ENOENT.*$/);
    const noPort = await failureOf({ PORT: '80000' });
    expect(noPort.text.trim()).to.equal('PORT=80000: a port is a whole number up to 65535.');
    expect([noFile.code, noPort.code]).to.deep.equal([1, 1]);
  });
});
