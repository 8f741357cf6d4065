import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { createSandbox } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import { serve, type TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

const run = promisify(execFile);

/** The snippets of SECURITY.md in a language, in order. */
const snippets = async (language: string): Promise<string[]> => {
  const text = await readFile('SECURITY.md', 'utf8');
  const fences = text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'));
  return [...fences].map(([, code = '']) => code);
};

const page = (script: string, feed: string) =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${script}</head><body>${feed}</body></html>`;

const module = '<script type="module" src="/stamps-activity-feed.js"></script>';
const classic = '<script src="/stamps-activity-feed.iife.js" defer></script>';
const proxied = '<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>';

describe('SECURITY.md', function () {
  this.timeout(60_000);
  let browser: Browser;
  let elsewhere: TestServer;
  let token: string;
  const servers: TestServer[] = [];
  const sandbox = createSandbox();

  /** The merchant's proxy, with the session of one member. */
  const proxy = (request: Request) => {
    const url = new URL(request.url);
    url.pathname = url.pathname.replace('/stamps', '/api/v3');
    url.searchParams.set('user', 'forty.one@example.com');
    return sandbox(new Request(url, { headers: { Authorization: `Bearer ${token}` } }));
  };

  const open = async (html: string, policy = '') => {
    const headers: Record<string, string> = policy ? { 'Content-Security-Policy': policy } : {};
    const server = await servePages({ '/': html, '/stamps/activities': proxy }, headers);
    servers.push(server);
    return visit(browser, server.origin);
  };

  /** The printed policy as a header. */
  const policyOf = (printed = '') => printed.replace(/\s+/g, ' ').trim();

  before(async () => {
    token = await sandbox.issueToken();
    elsewhere = await serve(sandbox);
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await Promise.all([...servers, elsewhere].map((server) => server?.stop()));
  });

  it('has two policies, markup for recorders, a script tag, and the commands for its hash', async () => {
    const found = await Promise.all(['csp', 'html', 'sh'].map(snippets));
    expect(found.map(({ length }) => length)).to.deep.equal([2, 2, 1]);
  });

  it('prints the same policy for a token, apart from the origin of the API', async () => {
    const [forProxy, forToken] = await snippets('csp');
    expect(forToken).to.equal(
      forProxy?.replace("connect-src 'self'", 'connect-src https://stamps.co.id'),
    );
  });

  for (const script of [module, classic]) {
    it(`prints a policy that works with a proxy: ${script}`, async () => {
      const [printed] = await snippets('csp');
      const { page: opened, problems } = await open(page(script, proxied), policyOf(printed));
      expect(await rowTitles(opened, 20)).to.not.include('');
      await opened.click('stamps-activity-feed >>> button[part~=load-more]');
      expect(await rowTitles(opened, 40)).to.not.include('');
      expect(problems).to.deep.equal([]);
    });
  }

  it('prints a policy that works with a token in the page', async () => {
    const [, printed] = await snippets('csp');
    // The sandbox responds in place of Stamps, from its own origin.
    const policy = policyOf(printed).replace('https://stamps.co.id', elsewhere.origin);
    expect(policy).to.include(elsewhere.origin);
    const feed = `<stamps-activity-feed api-url="${elsewhere.origin}/api/v3" user="forty.one@example.com" token="${token}"></stamps-activity-feed>`;
    const { page: opened, problems } = await open(page(module, feed), policy);
    expect(await rowTitles(opened, 20)).to.not.include('');
    expect(problems).to.deep.equal([]);
  });

  it('prints a policy that keeps the styles of content away', async () => {
    const [printed] = await snippets('csp');
    const heard: string[] = [];
    const foreign = await serve(async ({ url }) => {
      heard.push(url);
      return new Response(null, { status: 204 });
    });
    servers.push(foreign);
    const content = `<style>@font-face { font-family: leak; src: url(${foreign.origin}/font) }
      stamps-activity-feed { background: url(${foreign.origin}/style); font-family: leak }</style>
      <p style="background: url(${foreign.origin}/attribute)">x</p><img src="${foreign.origin}/image" alt="">`;
    for (const policy of ['', policyOf(printed)]) {
      heard.length = 0;
      const opened = await open(page(module, content + proxied), policy);
      await rowTitles(opened.page, 20);
      await opened.page.waitForNetworkIdle();
      expect(heard.map((url) => new URL(url).pathname).sort()).to.deep.equal(
        policy ? [] : ['/attribute', '/font', '/image', '/style'],
      );
    }
  });

  it('prints policies of which the feed needs three directives', async () => {
    const [printed] = await snippets('csp');
    const policy = policyOf(printed);
    for (const word of ["script-src 'self';", "connect-src 'self';", '; trusted-types lit-html']) {
      const less = word.startsWith(';')
        ? policy.replace(word, "; trusted-types 'none'")
        : policy.replace(word, '');
      expect(less).to.not.equal(policy);
      const { page: opened, problems } = await open(page(module, proxied), less);
      await opened.waitForFunction(
        () => {
          const feed = document.querySelector('stamps-activity-feed');
          return !feed?.matches(':defined') || feed.status === 'error';
        },
        { timeout: 30_000 },
      );
      expect(problems.join('\n'), less).to.match(/Content Security Policy|lit-html/);
    }
  });

  it('prints commands whose hash fits the printed tag, so that a changed script does not run', async () => {
    const [commands = ''] = await snippets('sh');
    const codes = [...commands.matchAll(/^node -p "(.*)"$/gm)].map(([, code = '']) => code);
    const hashes = codes.map(async (code) => (await run(process.execPath, ['-p', code])).stdout);
    const [published = '', computed, ...others] = await Promise.all(hashes);
    expect(computed).to.equal(published);
    expect(others).to.deep.equal([]);
    const [, tag = ''] = await snippets('html');
    const signed = tag.replace('sha384-…', published.trim());
    expect(signed).to.match(/integrity="sha384-[\w+/]{64}"/);
    const { page: opened, problems } = await open(page(signed, proxied));
    expect(await rowTitles(opened, 20)).to.not.include('');
    expect(problems).to.deep.equal([]);

    const changed = signed.replace(
      /sha384-./,
      (start) => `sha384-${start.endsWith('A') ? 'B' : 'A'}`,
    );
    const refused = await open(page(changed, proxied));
    expect(
      await refused.page.$eval('stamps-activity-feed', (feed) => feed.matches(':defined')),
    ).to.equal(false);
    expect(refused.problems.join()).to.include('integrity');
  });
});
