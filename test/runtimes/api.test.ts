import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { members } from '../support/sandbox-client.js';
import { startWorkerd } from '../support/workerd.js';
import { bundleWorker } from './bundle.js';
import { scriptCommands, workerd } from './runtimes.js';
import { type Stamps, startStamps } from './stamps.js';

const run = promisify(execFile);

let stamps: Stamps;
before(async () => {
  stamps = await startStamps(2_000);
});
after(() => stamps.stop());

const environment = async () => ({
  ...stamps.env,
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ACCESS_TOKEN: await stamps.issueToken(),
  STAMPS_USER: members.fortyOne,
});

describe('activityPages()', function () {
  this.timeout(60_000);

  for (const name of ['Node', 'Node with node-fetch', 'Deno', 'Bun']) {
    it(`reads a history in ${name}`, async () => {
      const [command = '', ...args] = scriptCommands('api')[name] ?? [];
      const { stdout } = await run(command, args, { env: await environment() });
      expect(stdout.trim()).to.equal('41');
    });
  }

  for (const compatibilityDate of ['2023-03-01', '2024-08-01', '2026-11-17']) {
    it(`reads a history in workerd of ${compatibilityDate}`, async () => {
      const { ACCESS_TOKEN, STAMPS_USER } = await environment();
      const worker = await startWorkerd({
        program: workerd(),
        compatibilityDate,
        modules: { 'worker.js': await bundleWorker() },
        texts: { API_URL: stamps.apiUrl, ACCESS_TOKEN, STAMPS_USER },
      });
      try {
        const response = await fetch(worker.origin);
        expect([response.status, await response.text()]).to.deep.equal([200, '41']);
      } finally {
        await worker.stop();
      }
    });
  }
});

describe('the element', function () {
  this.timeout(60_000);

  for (const name of ['jsdom', 'happy-dom']) {
    it(`shows its rows in ${name} without configuration`, async () => {
      const args = ['test/runtimes/servers/dom.mjs', name];
      const { stdout } = await run(process.execPath, args, { env: await environment() });
      expect(stdout.trim()).to.equal('20 40');
    });
  }
});

describe('server rendering in a bundle with the conditions of Workers', () => {
  it('says what it needs', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'worker-')), 'ssr.mjs');
    await writeFile(file, await bundleWorker('ssr-worker'));
    const { default: render } = await import(pathToFileURL(file).href);
    expect(await render().catch(String)).to.contain('needs the server build of Lit');
  });
});
