import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { renderActivityFeed, styleHash } from 'stamps-activity-feed/ssr';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { layoutShifts } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { createProxy, serveWithProxy, signIn } from '../support/proxy-site.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

const script = '<script type="module" src="/stamps-activity-feed.js"></script>';

/** The policy of each page, and the options its feed is rendered with. */
const variants = {
  '/': {},
  '/hash': { policy: async () => `default-src 'self'; style-src ${await styleHash()}` },
  '/linked': {
    policy: async () => "default-src 'self'; style-src 'self'",
    stylesheet: '/stamps-activity-feed.css',
  },
  '/template': {
    children: '<template slot="transaction"><b>[[title]]</b></template><p slot="header">Hello</p>',
  },
} satisfies Record<
  string,
  { policy?: () => Promise<string>; stylesheet?: string; children?: string }
>;

interface Variant {
  readonly policy?: () => Promise<string>;
  readonly stylesheet?: string;
  readonly children?: string;
}

describe('a server-rendered feed', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;
  /** The requests of browsers to the proxy. */
  let asked: string[] = [];

  before(async () => {
    const proxy = createProxy();
    const counted = (request: Request) => {
      asked.push(new URL(request.url).search);
      return proxy(request);
    };
    const answer = (variant: Variant) => async (request: Request) => {
      const { policy, ...options } = variant;
      const attributes = { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' };
      const feed = await renderActivityFeed({ attributes, proxy, request, ...options });
      const html = `<!doctype html><html lang="en"><head><title>Shop</title>${script}</head>
        <body>${feed}<footer>Below</footer></body></html>`;
      const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
      if (policy) headers.set('Content-Security-Policy', await policy());
      return new Response(html, { headers });
    };
    const pages = Object.entries<Variant>(variants).map(([path, it]) => [path, answer(it)]);
    server = await serveWithProxy(Object.fromEntries(pages), counted);
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    asked = [];
    await signIn(browser, 'a');
  });

  /** A page without JavaScript. */
  async function withoutScript(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(server.origin + path);
    return page;
  }

  const more = (page: Page) => page.click('stamps-activity-feed >>> button[part~=load-more]');

  for (const path of ['/', '/hash', '/linked']) {
    it(`shows its rows without a script: ${path}`, async () => {
      const page = await withoutScript(path);
      const seen = await page.$$eval('stamps-activity-feed >>> article', (rows) =>
        rows.map((row) => row.getBoundingClientRect().height > 30),
      );
      expect(seen).to.deep.equal(new Array(20).fill(true));
      const look = await page.$eval('stamps-activity-feed >>> [part~=activity]', (row) =>
        getComputedStyle(row).getPropertyValue('display'),
      );
      expect(look).to.equal('flex');
      const buttons = await page.$$eval('stamps-activity-feed >>> button', (all) =>
        all.map((it) => getComputedStyle(it).getPropertyValue('display')),
      );
      expect(buttons.length).to.be.greaterThan(1);
      expect([...new Set(buttons)]).to.deep.equal(['none']);
      await page.close();
    });

    it(`is taken over without a request, an error or a layout shift: ${path}`, async () => {
      const { page, problems } = await visit(browser, server.origin + path);
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.status === 'ready',
      );
      await rowTitles(page, 20);
      expect(await layoutShifts(page)).to.deep.equal([]);
      expect(asked).to.deep.equal([]);
      expect(problems).to.deep.equal([]);
      await more(page);
      await rowTitles(page, 40);
      expect(asked).to.have.length(1);
      expect(asked[0]).to.include('older_than');
      await page.close();
    });
  }

  it('has the same rows before and after its script has run', async () => {
    const read = (page: Page) =>
      page.$$eval('stamps-activity-feed >>> article', (rows) =>
        rows.map(({ innerHTML }) =>
          innerHTML
            .replace(/<!--.*?-->/gs, '')
            .replace(/ tabindex="-?\d"/g, '')
            .replace(/\s+/g, ' ')
            .replace(/ (?=<|>)|(?<=>) /g, ''),
        ),
      );
    const served = await read(await withoutScript('/'));
    const { page } = await visit(browser, server.origin);
    await rowTitles(page, 20);
    expect(served[0]).to.include('aria-expanded="false"');
    expect(await read(page)).to.deep.equal(served);
    await page.close();
  });

  it('is emptied before another member’s rows appear', async () => {
    const { page } = await visit(browser, server.origin);
    const first = await rowTitles(page, 20);
    await signIn(browser, 'b');
    await more(page);
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.status === 'ready',
    );
    expect(await rowTitles(page, 20)).to.not.deep.equal(first);
    expect(asked.map((search) => search.includes('older_than'))).to.deep.equal([true, false]);
    await page.close();
  });

  it('fills the merchant’s templates when its script has run', async () => {
    const { page, problems } = await visit(browser, `${server.origin}/template`);
    await page.waitForSelector('stamps-activity-feed > [data-stamps-row] b');
    expect(await page.$$eval('stamps-activity-feed p', ([p]) => p?.textContent)).to.equal('Hello');
    expect(asked).to.deep.equal([]);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('contains no token', async () => {
    const page = await withoutScript('/');
    const html = await page.content();
    expect(html).to.not.include(sandboxCredentials.group.token);
    expect(html).to.not.match(/eyJ[\w-]+\.[\w-]+/);
    await page.close();
  });

  it('is an empty tag if no member is signed in, and loads after a sign-in', async () => {
    await signIn(browser, 'unknown');
    const { page } = await visit(browser, server.origin);
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.error?.code === 'unauthorized',
    );
    expect(asked).to.have.length(1);
    await signIn(browser, 'a');
    await more(page);
    await rowTitles(page, 20);
    await page.close();
  });

  for (const control of ['button[part~=load-more]', '[part=details-toggle]']) {
    it(`keeps the focus on ${control} when it is taken over`, async () => {
      const { page } = await visit(browser, 'about:blank');
      await page.setRequestInterception(true);
      let letGo = () => {};
      page.on('request', (request) => {
        if (request.url().endsWith('.js')) letGo = () => void request.continue();
        else void request.continue();
      });
      await page.goto(server.origin, { waitUntil: 'domcontentloaded', timeout: 1 }).catch(() => {});
      await page.waitForSelector(`stamps-activity-feed >>> ${control}`);
      await page.focus(`stamps-activity-feed >>> ${control}`);
      letGo();
      await page.waitForFunction(() => !!customElements.get('stamps-activity-feed'));
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.status === 'ready',
      );
      const isFocused = await page.evaluate((selector) => {
        const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
        return !!root?.activeElement && root.activeElement === root.querySelector(selector);
      }, control);
      expect(isFocused).to.equal(true);
      await page.close();
    });
  }
});
