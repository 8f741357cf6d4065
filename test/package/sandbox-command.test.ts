import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { launchChromium } from '../support/chromium.js';
import { type Installed, installPackage } from '../support/installed.js';
import { rowTitles, visit } from '../support/visit.js';

describe('npx stamps-activity-feed', function () {
  this.timeout(240_000);
  let installed: Installed;
  let browser: Browser;
  let bin: string;
  const servers: ChildProcess[] = [];

  before(async () => {
    [installed, browser] = await Promise.all([installPackage(), launchChromium()]);
    const folder = join(installed.project, 'node_modules/stamps-activity-feed');
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    bin = join(folder, manifest.bin['stamps-activity-feed']);
  });

  after(async () => {
    for (const server of servers) server.kill();
    await browser?.close();
    await installed?.remove();
  });

  /** Starts the sandbox on a free port, and reads what it prints. */
  const start = (...options: string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const server = spawn(process.execPath, [bin, 'sandbox', '--port', '0', ...options]);
      servers.push(server);
      let output = '';
      for (const stream of [server.stdout, server.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
          if (output.includes('Ctrl+C')) resolve(output);
        });
      }
      server.once('exit', () => reject(new Error(`The sandbox exited:\n${output}`)));
    });

  const run = (
    ...args: string[]
  ): Promise<{ output: string; errors: string; code: number | null }> =>
    new Promise((resolve) => {
      const command = spawn(process.execPath, [bin, ...args]);
      let output = '';
      let errors = '';
      command.stdout.on('data', (chunk) => {
        output += chunk;
      });
      command.stderr.on('data', (chunk) => {
        errors += chunk;
      });
      command.once('close', (code) => resolve({ output, errors, code }));
    });

  const originOf = (output: string): string => /^Sandbox: (\S+)$/m.exec(output)?.[1] ?? '';
  const tokenOf = (output: string): string => /token="(eyJ[^"]+)"/.exec(output)?.[1] ?? '';

  it('shows rows on its page, with the tags that it prints', async () => {
    const output = await start('--member', 'forty.one@example.com');
    const { page, problems } = await visit(browser, `${originOf(output)}/`);
    expect(await rowTitles(page, 20)).to.not.include('');
    const tag = '<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>';
    expect(output).to.include(tag);
    expect(await page.$eval('code', (code) => code.textContent)).to.include(tag);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('shows rows on a file that is opened from the disk, with the tags that it prints', async () => {
    const [tags = ''] = /<script[\s\S]*?<\/stamps-activity-feed>/.exec(
      (await start()).split('With a token').at(-1) ?? '',
    ) ?? [''];
    const file = join(installed.project, 'from-disk.html');
    await writeFile(file, `<!doctype html><html lang="en"><title>Shop</title>${tags}`);
    const { page, problems } = await visit(browser, pathToFileURL(file).href);
    expect(await rowTitles(page, 20)).to.not.include('');
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('serves your own page with --root, and nothing outside that folder', async () => {
    const root = join(installed.project, 'site');
    await mkdir(root);
    await writeFile(join(root, '.env'), 'SECRET=1');
    await writeFile(join(root, 'shop.css'), 'body { margin: 0; }');
    await writeFile(
      join(root, 'index.html'),
      `<!doctype html><html lang="en"><title>Shop</title><link rel="stylesheet" href="/shop.css">
        <script type="module" src="/stamps-activity-feed.js"></script>
        <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>`,
    );
    const origin = originOf(await start('--root', root));
    const { page, problems } = await visit(browser, `${origin}/`);
    expect(await rowTitles(page, 20)).to.not.include('');
    expect(problems).to.deep.equal([]);
    await page.close();
    const paths = [
      '/.env',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '/none.html',
      '/%',
      '/%00',
    ];
    for (const path of paths) {
      const { status } = await fetch(origin + path);
      expect(status, path).to.equal(404);
    }
    const style = await fetch(`${origin}/shop.css`);
    expect(style.headers.get('Content-Type')).to.match(/^text\/css/);
  });

  it('prints what your own proxy needs', async () => {
    const output = await start();
    const [, apiUrl, token = '', crmMerchantId = ''] =
      /STAMPS_API_URL=(\S+) STAMPS_TOKEN=(\S+) STAMPS_MERCHANT_ID=(\S+)/.exec(output) ?? [];
    const proxy = createActivityProxy({
      apiUrl,
      getToken: getAccessToken({ apiUrl, token, crmMerchantId }),
      resolveUser: () => 'one@example.com',
    });
    const response = await proxy(new Request('http://shop.example/stamps/activities'));
    expect((await response.json()).activities).to.have.length(1);
  });

  it('issues tokens, and answers web pages of other origins', async () => {
    const output = await start();
    const apiUrl = /api-url="(http[^"]+)"/.exec(output)?.[1];
    const credential = /-d '(\{.*\})'/.exec(output)?.[1];
    const issued = await fetch(`${originOf(output)}/api/auth/get-access-token/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: credential,
    });
    for (const token of [tokenOf(output), (await issued.json()).access_token]) {
      const response = await fetch(`${apiUrl}/activities?user=one@example.com`, {
        headers: { Authorization: `Bearer ${token}`, Origin: 'http://shop.example' },
      });
      expect(response.headers.get('Access-Control-Allow-Origin')).to.equal('http://shop.example');
      expect((await response.json()).activities).to.have.length(1);
    }
  });

  it('serves your own activities, and signs their member in', async () => {
    const activities = [{ id: 7, type: 9, notes: 'Mine' }];
    const file = join(installed.project, 'own.json');
    await writeFile(file, JSON.stringify({ activities }));
    const output = await start('--activities', file);
    const response = await fetch(`${originOf(output)}/stamps/activities`);
    expect(await response.json()).to.deep.equal({ activities });
  });

  it('simulates faults, behind the proxy too', async () => {
    const output = await start(
      '--fault',
      'status=404',
      '--fault',
      'sandbox_times=1',
      '--latency=1-2',
    );
    const url = `${originOf(output)}/api/v3/activities?user=one@example.com`;
    const headers = { Authorization: `Bearer ${tokenOf(output)}` };
    const statuses = [
      (await fetch(url, { headers })).status,
      (await fetch(url, { headers })).status,
    ];
    expect(statuses).to.deep.equal([404, 200]);
    const always = await start('--fault', 'status=404');
    expect((await fetch(`${originOf(always)}/stamps/activities`)).status).to.equal(404);
  });

  it('prints its version and how to use it', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await run('--version')).to.deep.equal({ output: `${version}\n`, errors: '', code: 0 });
    for (const args of [[], ['--help'], ['sandbox', '--help']]) {
      const { output, code } = await run(...args);
      expect(output).to.match(/^Usage: npx stamps-activity-feed sandbox/);
      expect(code).to.equal(0);
    }
  });

  for (const [args, message] of [
    [['serve'], /^"serve" is not a command\. Try: sandbox$/],
    [['sandbox', '--prot', '1'], /^An option can't be used: Unknown option '--prot'/],
    [['sandbox', '--port', '80000'], /^--port 80000: a port is a whole number up to 65535\.$/],
    [
      ['sandbox', '--member', 'me@example.org'],
      /^--member me@example\.org is not in the sandbox\./,
    ],
    [['sandbox', '--root', 'none'], /^--root none can't be used: ENOENT/],
    [['sandbox', '--latency', 'slow'], /sandbox_latency: "slow" is not allowed\./],
    [['sandbox', '--fault', 'weather=rain'], /sandbox_weather: Unknown parameter\./],
    [['sandbox', '--activities', 'none.json'], /^--activities none\.json can't be used: ENOENT/],
  ] as const) {
    it(`reports in one line: ${args.join(' ')}`, async () => {
      const { output, errors, code } = await run(...args);
      expect(errors.trim()).to.match(message);
      expect(errors.trim().split('\n')).to.have.length(1);
      expect([output, code]).to.deep.equal(['', 1]);
    });
  }

  for (const [what, text, message] of [
    ['is not JSON', '{"activities": [,]}', /: The file is not JSON: unexpected \S+ at line 1/],
    ['has no activities', '[]', /: The file is a list, not an object\. Expected /],
    [
      'has a member of an unknown merchant',
      '{"members": [{"user": "me@example.com", "merchantId": 7, "activities": []}]}',
      /: Member me@example\.com: merchantId 7 is not a merchant of the sandbox\./,
    ],
  ] as const) {
    it(`reports in one line that the file of activities ${what}`, async () => {
      const file = join(installed.project, 'bad.json');
      await writeFile(file, text);
      const { errors, code } = await run('sandbox', '--activities', file);
      expect(errors).to.match(message);
      expect(errors.trim().split('\n')).to.have.length(1);
      expect(code).to.equal(1);
    });
  }

  it('reports in one line that the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { errors, code } = await run('sandbox', '--port', String(port));
    expect(errors.trim()).to.match(/^listen EADDRINUSE/);
    expect(code).to.equal(1);
    await new Promise((resolve) => taken.close(resolve));
  });
});
