import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Handler } from '../../src/cli/stream-listener.js';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { sandboxOrigin } from '../support/origin.js';
import { rowTitles, visit } from '../support/visit.js';
import { startDocumentedServer } from './documented-server.js';
import { documentedProxy, importSnippet, sandbox, useSite } from './shop-site.js';
import { importMap, page, snippet } from './snippets.js';

const run = promisify(execFile);

/** Runs code as a module of Node, which resolves the package by its own name. */
const node = async (code: string, env: Record<string, string> = {}): Promise<string> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
    env: { PATH: process.env.PATH, ...env },
  });
  return stdout;
};

describe('the chapter Proxy', () => {
  it('shows members only their own activities, whatever the browser sends', async () => {
    const proxy = await documentedProxy();
    const request = (Cookie: string) =>
      proxy(
        new Request('http://shop.example/stamps/activities?user=one@example.com', {
          headers: { Cookie },
        }),
      );
    expect((await request('signed-out')).status).to.equal(401);
    const { activities } = await (await request('rina')).json();
    const own = await sandbox(
      new Request('http://shop.example/api/v3/activities?user=rina.wijaya@example.com', {
        headers: { Authorization: `Bearer ${await sandbox.issueToken()}` },
      }),
    );
    expect(activities).to.deep.equal((await own.json()).activities);
  });

  it('lists every option', async () => {
    const chapter = await readFile('docs/proxy.md', 'utf8');
    const table = chapter.slice(chapter.indexOf('| Option | Default |'));
    const source = await readFile('src/proxy/options.ts', 'utf8');
    const options = [...source.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name);
    expect(options).to.have.length.greaterThan(10);
    for (const name of options) expect(table).to.include(`\`${name}\``);
  });
});

describe('a complete server of the chapter Proxy', function () {
  this.timeout(30_000);
  const site = useSite();

  it('shows rows on the page of the chapter Start', async () => {
    const server = await startDocumentedServer("from 'node:http'");
    try {
      const { page: opened, problems } = await visit(site.browser, server.origin);
      expect(await rowTitles(opened, 20)).to.not.include('');
      expect(problems).to.deep.equal([]);
    } finally {
      await server.stop();
    }
  });

  it('gets the variables that the sandbox prints', () => {
    const { token } = sandboxCredentials.group;
    expect(snippet('proxy', 'sh')).to.equal(
      `STAMPS_API_URL=http://127.0.0.1:8787/api/v3 STAMPS_TOKEN=${token} node server.js\n`,
    );
  });
});

describe('the chapter Server rendering', function () {
  this.timeout(30_000);
  const site = useSite();

  it('renders the feed with rows and without a token', async () => {
    await documentedProxy();
    const { account } = await importSnippet('account.js', snippet('ssr', 'js', 'doctype'));
    const opened = await site.open('', { '/': account as Handler });
    expect(await rowTitles(opened, 20)).to.not.include('');
    await opened.click('stamps-activity-feed >>> button[part~=load-more]');
    expect(await rowTitles(opened, 40)).to.not.include('');
    const html = await (await fetch(opened.url())).text();
    expect(html).to.include('initial-page=');
    expect(html).to.not.include(sandboxCredentials.group.token);
  });

  it('tests a feed with the sandbox in the place of fetch', async () => {
    const code = snippet('testing', 'js', 'console.assert(activities.length === 1)');
    const opened = await site.open(
      page(
        `<script type="module">${code}; document.title = String(activities.length)</script>`,
        importMap,
      ),
    );
    expect(await rowTitles(opened, 1)).to.not.include('');
    await opened.waitForFunction(() => document.title === '1');
  });
});

describe('the chapters on Node', () => {
  it('read a history', async () => {
    const code = snippet('node', 'js').replace(
      "{ user: 'customer@stamps.co.id' }",
      `{ user: 'forty.one@example.com', apiUrl: '${sandboxOrigin()}/api/v3' }`,
    );
    const output = await node(code, { STAMPS_TOKEN: await sandbox.issueToken() });
    expect(output.match(/^ {2}title: /gm)).to.have.length(41);
  });

  it('respond from the sandbox', async () => {
    expect(await node(snippet('sandbox', 'js'))).to.match(/activities: \[/);
  });
});
