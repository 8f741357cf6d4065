import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import type { Handler } from '../../demo/server/node-listener.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { sandboxOrigin } from '../support/origin.js';
import { type Pages, servePages } from '../support/page-server.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

const run = promisify(execFile);
const sandbox = createSandbox();

interface Snippet {
  readonly language: string;
  readonly code: string;
}

const snippets = async (): Promise<Snippet[]> => {
  const readme = await readFile('README.md', 'utf8');
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', code = '']) => ({
      language,
      code,
    }),
  );
};

/** The one snippet in a language that holds a text. */
const find = async (language: string, text: string): Promise<string> => {
  const found = (await snippets()).filter(
    (it) => it.language === language && it.code.includes(text),
  );
  expect(found, `snippets in ${language} with ${text}`).to.have.length(1);
  return found[0]?.code ?? '';
};

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body>${body}</body></html>`;

/** Runs code as a module of Node, with the package under its own name. */
const node = async (code: string, env: Record<string, string> = {}): Promise<string> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
    env: { PATH: process.env.PATH, ...env },
  });
  return stdout;
};

/**
 * The proxy of the README, with the sandbox in the place of Stamps. It is a file within the package, so
 * that the package's name is known to it, beside a file with the sessions that it asks for.
 */
const proxy = async (): Promise<(request: Request) => Promise<Response>> => {
  const directory = new URL('../../.cache/readme/', import.meta.url);
  const apiUrl = `apiUrl: '${sandboxOrigin()}/api/v3',`;
  const code = (await find('js', 'createActivityProxy'))
    .replace('createActivityProxy({', `createActivityProxy({ ${apiUrl}`)
    .replace('getAccessToken({', `getAccessToken({ ${apiUrl}`);
  const sessions = `export const memberOf = (cookie) =>
    cookie === 'nobody' ? undefined : 'rina.wijaya@example.com';`;
  await mkdir(directory, { recursive: true });
  await writeFile(new URL('sessions.js', directory), sessions);
  await writeFile(new URL('proxy.js', directory), code);
  process.env.STAMPS_TOKEN = sandboxCredentials.group.token;
  try {
    return (await import(new URL('proxy.js', directory).href)).proxy;
  } finally {
    delete process.env.STAMPS_TOKEN;
  }
};

describe('the README', function () {
  this.timeout(30_000);
  let browser: Browser;
  const servers: TestServer[] = [];

  const serve = async (html: string): Promise<Page> => {
    const activities = await proxy();
    const server = await servePages({
      '/': html,
      '/stamps/activities': activities,
      '/stamps/activities/by-merchant-group': activities,
    });
    servers.push(server);
    const { page: opened, problems } = await visit(browser, server.origin);
    expect(problems).to.deep.equal([]);
    return opened;
  };

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('has no snippet that is not tried here', async () => {
    const languages = (await snippets()).map(({ language }) => language);
    expect(languages).to.deep.equal([
      'sh',
      'html',
      'js',
      'html',
      'html',
      'js',
      'json',
      'js',
      'js',
      'html',
      'html',
      'css',
      'html',
      'html',
      'html',
      'tsx',
      'vue',
      'svelte',
      'ts',
      'css',
      'js',
      'js',
    ]);
  });

  it('names commands that exist', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    const shell = await find('sh', 'npm');
    const names = [...shell.matchAll(/&& npm (\w+)/g)].map(([, name]) => name);
    expect(names).to.deep.equal(['start', 'test']);
    expect(scripts).to.include.all.keys(names);
  });

  it('names the files that VS Code reads', async () => {
    const settings = JSON.parse(await find('json', 'customData')) as Record<string, string[]>;
    for (const [name, files] of Object.entries(settings)) {
      expect(name).to.match(/^(html|css)\.customData$/);
      for (const file of files) {
        const built = file.replace('./node_modules/stamps-activity-feed/', '');
        expect(JSON.parse(await readFile(built, 'utf8')).version).to.equal(1.1);
      }
    }
  });

  it('starts with a proxy: the page holds no token and names no member', async () => {
    const html = (await snippets()).find(({ language }) => language === 'html')?.code ?? '';
    const opened = await serve(page(html));
    expect(await rowTitles(opened, 20)).to.not.include('');
    await opened.click('stamps-activity-feed >>> button');
    expect(await rowTitles(opened, 40)).to.not.include('');
  });

  it('has a server that renders the feed, with rows and without a token', async () => {
    const handler = await proxy();
    const file = new URL('../../.cache/readme/account.js', import.meta.url);
    await writeFile(file, await find('js', 'renderActivityFeed'));
    const { account }: { account: Handler } = await import(file.href);
    const server = await servePages({
      '/': account,
      '/stamps/activities': handler,
    });
    servers.push(server);
    const { page: opened, problems } = await visit(browser, server.origin);
    expect(await rowTitles(opened, 20)).to.not.include('');
    await opened.click('stamps-activity-feed >>> button');
    expect(await rowTitles(opened, 40)).to.not.include('');
    expect(problems).to.deep.equal([]);
    const html = await (await fetch(server.origin)).text();
    expect(html).to.include('initial-page=');
    expect(html).to.not.include(sandboxCredentials.group.token);
  });

  it('has a proxy that lets nobody in without a member, whatever the page asks for', async () => {
    const handler = await proxy();
    const ask = (Cookie: string) =>
      handler(
        new Request('http://shop.example/stamps/activities?user=one@example.com', {
          headers: { Cookie },
        }),
      );
    expect((await ask('nobody')).status).to.equal(401);
    const { activities: list } = await (await ask('rina')).json();
    const own = await sandbox(
      new Request('http://shop.example/api/v3/activities?user=rina.wijaya@example.com', {
        headers: { Authorization: `Bearer ${await sandbox.issueToken()}` },
      }),
    );
    expect(list).to.deep.equal((await own.json()).activities);
  });

  it('names every option of the proxy', async () => {
    const readme = await readFile('README.md', 'utf8');
    const table = readme.slice(readme.indexOf('| Option | Default |')).split('\n\n')[0] ?? '';
    const source = await readFile('src/proxy/options.ts', 'utf8');
    const options = [...source.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name);
    expect(options).to.have.length.greaterThan(10);
    for (const name of options) expect(table).to.include(`\`${name}\``);
  });

  /** A page that asks Stamps itself, which is out of reach: the sandbox answers for it, over the same wire. */
  const openDirect = async (html: string, pages: Pages = {}): Promise<Page> => {
    const server = await servePages({ '/': page(html), ...pages });
    servers.push(server);
    const opened = await browser.newPage();
    await opened.setRequestInterception(true);
    opened.on('request', async (request) => {
      if (!request.url().startsWith('https://stamps.co.id/')) return request.continue();
      const { method, headers } = { method: request.method(), headers: request.headers() };
      const answer = await sandbox(new Request(request.url(), { method, headers }));
      return request.respond({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.text(),
      });
    });
    await opened.goto(server.origin);
    return opened;
  };

  it('starts with a token', async () => {
    const html = await find('html', 'token="');
    const opened = await openDirect(html.replace('eyJ0eXAiOiJKV1Qi…', await sandbox.issueToken()));
    expect(await rowTitles(opened, 16)).to.not.include('');
    expect(await opened.content()).to.not.include('eyJ');
  });

  it('starts with an endpoint that gives tokens', async () => {
    const methods: string[] = [];
    const opened = await openDirect(await find('html', 'token-url='), {
      '/stamps-token': async ({ method }) => {
        methods.push(method);
        return Response.json({ access_token: await sandbox.issueToken() });
      },
    });
    expect(await rowTitles(opened, 16)).to.not.include('');
    expect(methods).to.deep.equal(['POST']);
  });

  it('stays open', async () => {
    const script = '<script type="module" src="/stamps-activity-feed.js"></script>';
    const opened = await serve(page(script + (await find('html', 'refresh-interval='))));
    await opened.waitForFunction(
      () => (document.querySelector('stamps-activity-feed')?.activities.length ?? 0) >= 20,
    );
    const shown = await opened.$eval('stamps-activity-feed', (feed) => ({
      kinds: [...new Set(feed.activities.map(({ kind }) => kind))].sort(),
      autoLoad: feed.autoLoad,
      refreshInterval: feed.refreshInterval,
    }));
    expect(shown).to.deep.equal({
      kinds: ['redemption', 'transaction'],
      autoLoad: true,
      refreshInterval: 60,
    });
  });

  it('starts from npm', async () => {
    const code = await find('js', "import 'stamps-activity-feed'");
    const imports = { imports: { 'stamps-activity-feed': '/stamps-activity-feed.js' } };
    const opened = await serve(
      page(
        `<main></main><script type="module">${code}</script>`,
        `<script type="importmap">${JSON.stringify(imports)}</script>`,
      ),
    );
    const titles = await rowTitles(opened, 20);
    expect(titles).to.not.include('');
    expect(
      await opened.$eval('stamps-activity-feed', ({ activities }) => [
        ...new Set(activities.map(({ merchant }) => merchant?.id)),
      ]),
    ).to.have.members([2, 5]);
  });

  it('reads a history in Node', async () => {
    const code = (await find('js', 'for await')).replace(
      "{ user: 'customer@stamps.co.id' }",
      `{ user: 'forty.one@example.com', apiUrl: '${sandboxOrigin()}/api/v3' }`,
    );
    const output = await node(code, { STAMPS_TOKEN: await sandbox.issueToken() });
    expect(output.match(/^ {2}title: /gm)).to.have.length(41);
  });

  it('changes words', async () => {
    const code = await find('js', 'overrideMessages');
    const imports = { imports: { 'stamps-activity-feed': '/stamps-activity-feed.js' } };
    const html = (await snippets()).find(({ language }) => language === 'html')?.code ?? '';
    const opened = await serve(
      page(
        `${html}<script type="module">${code}</script>`,
        `<script type="importmap">${JSON.stringify(imports)}</script>`,
      ),
    );
    await rowTitles(opened, 20);
    const units = await opened.evaluate(() =>
      [
        ...(document.querySelector('stamps-activity-feed')?.shadowRoot?.querySelectorAll('.unit') ??
          []),
      ].map(({ textContent }) => textContent),
    );
    expect([...new Set(units)]).to.deep.equal(['points']);
  });

  it('answers from the sandbox in Node', async () => {
    expect(await node(await find('js', 'createSandbox'))).to.match(/activities: \[/);
  });

  /** A page with a proxy, and the built files in its folders. */
  const serveFolders = async (html: string): Promise<Page> => {
    const activities = await proxy();
    const file = async ({ url }: Request) => {
      const body = await readFile(`dist/${new URL(url).pathname.split('/').at(-1)}`);
      return new Response(body, { headers: { 'Content-Type': 'text/javascript' } });
    };
    const server = await servePages({
      '/': html,
      '/stamps/activities': activities,
      '/assets/stamps-activity-feed.js': file,
      '/scripts/stamps-activity-feed.loader.js': file,
    });
    servers.push(server);
    const { page: opened, problems } = await visit(browser, server.origin);
    expect(problems).to.deep.equal([]);
    return opened;
  };

  it('makes a feed of a div', async () => {
    const css = await find('css', '[data-slot]');
    const html = await find('html', 'stamps-activity-feed.loader.js" defer');
    const opened = await serveFolders(page(html, `<style>${css}</style>`));
    await opened.waitForFunction(() =>
      document.querySelector('a.receipt[href^="/receipts/INV"]')?.checkVisibility(),
    );
    const shown = await opened.$eval('div > stamps-activity-feed', (feed) => ({
      groupBy: feed.groupBy,
      header: feed.querySelector('h2')?.checkVisibility(),
      fallback: feed.querySelector('a[href="/account"]')?.checkVisibility(),
    }));
    expect(shown).to.deep.equal({ groupBy: 'day', header: true, fallback: false });
  });

  it('makes a feed of a div with a module elsewhere', async () => {
    const opened = await serveFolders(page(await find('html', 'moduleUrl')));
    expect(await rowTitles(opened, 20)).to.not.include('');
  });

  it('fills slots', async () => {
    const html = await find('html', ' slot="header"');
    const script = '<script type="module" src="/stamps-activity-feed.js"></script>';
    const opened = await serve(page(script + html));
    await rowTitles(opened, 20);
    const shown = await opened.$$eval('stamps-activity-feed > *', (elements) =>
      elements.filter((element) => element.checkVisibility()).map(({ slot }) => slot),
    );
    expect(shown).to.deep.equal(['header', 'load-more']);
  });

  it('writes rows of its own', async () => {
    const html = await find('html', ' slot="transaction"');
    const script = '<script type="module" src="/stamps-activity-feed.js"></script>';
    const opened = await serve(page(script + html.replace('/gift.svg', 'data:,')));
    await opened.waitForSelector('a.receipt');
    const receipts = await opened.$$eval('a.receipt', (links) =>
      links.map((link) => [
        link.getAttribute('href'),
        link.textContent.replace(/\s+/g, ' ').trim(),
      ]),
    );
    expect(receipts).to.have.length.greaterThan(5);
    for (const [href, text] of receipts) {
      expect(href).to.match(/^\/receipts\/INV%2F[\w%-]+$/);
      expect(text).to.match(/^Transaction #\d+ \+\d+ points at \S/);
    }
  });

  // The apps are built and driven by the tests in frameworks/; Angular's by npm run frameworks.
  for (const [language, file] of [
    ['tsx', 'react/src/Rewards.tsx'],
    ['vue', 'vue/src/Rewards.vue'],
    ['svelte', 'svelte/src/Rewards.svelte'],
    ['ts', 'angular/src/rewards.ts'],
  ] as const) {
    it(`has a component in ${file} that is the app's`, async () => {
      expect(await find(language, 'stamps-activity-feed')).to.equal(
        await readFile(`demo/frameworks/${file}`, 'utf8'),
      );
    });
  }

  it('styles by tokens, parts and states', async () => {
    const css = await find('css', '::part(');
    const html = (await snippets()).find(({ language }) => language === 'html')?.code ?? '';
    const opened = await serve(page(html, `<style>${css}</style>`));
    await rowTitles(opened, 20);
    const opacities = await opened.evaluate(() => {
      const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
      const row = root?.querySelector('[part~="activity"]');
      if (!row) return [];
      const before = getComputedStyle(row).opacity;
      row.setAttribute('part', 'activity redemption status-canceled');
      return [before, getComputedStyle(row).opacity];
    });
    expect(opacities).to.deep.equal(['1', '0.5']);
  });
});
