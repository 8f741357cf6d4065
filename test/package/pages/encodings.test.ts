import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serveWithProxy, signIn } from '../../support/proxy-site.js';
import type { TestServer } from '../../support/serve.js';

const files = [
  'stamps-activity-feed.js',
  'stamps-activity-feed.iife.js',
  'stamps-activity-feed.loader.js',
];

/** Encodings in which the bytes of UTF-8 mean other characters, or end a string too early. */
const encodings = ['', 'windows-1252', 'Shift_JIS', 'GBK', 'Big5', 'EUC-KR'];

const shop = `<!doctype html><html lang="en"><head><title>Shop</title></head><body>
<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>
<script src="/feed.iife.js"></script></body></html>`;

describe('the files for a script tag', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    const script = await readFile('dist/stamps-activity-feed.iife.js');
    const pages = encodings.map((encoding) => [
      `/page-${encoding}`,
      async () => {
        const charset = encoding && `; charset=${encoding}`;
        return new Response(new Uint8Array(Buffer.from(shop)), {
          headers: { 'Content-Type': `text/html${charset}` },
        });
      },
    ]);
    server = await serveWithProxy({
      ...Object.fromEntries(pages),
      // As nginx does: without a charset.
      '/feed.iife.js': async () =>
        new Response(new Uint8Array(script), {
          headers: { 'Content-Type': 'application/javascript' },
        }),
    });
    browser = await launchChromium();
    await signIn(browser, 'a');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const file of files) {
    it(`${file} is plain ASCII`, async () => {
      const bytes = await readFile(`dist/${file}`);
      expect([...new Set(bytes)].filter((byte) => byte > 0x7e)).to.deep.equal([]);
    });
  }

  // A script without a charset has the encoding of its page. In UTF-16, no file in ASCII can be read.
  for (const encoding of encodings) {
    it(`show the right characters on a page in ${encoding || 'no stated encoding'}`, async () => {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/page-${encoding}`);
      const read = await page.waitForFunction(() => {
        const feed = document.querySelector('stamps-activity-feed');
        if (feed?.status !== 'ready') return false;
        const store = feed.shadowRoot?.querySelector('[part~=store]');
        const minus = [...(feed.shadowRoot?.querySelectorAll('[part~=stamps]') ?? [])].map(
          ({ textContent }) => textContent,
        );
        return {
          separator: store ? getComputedStyle(store, '::before').content : '"\u00b7"',
          minus: minus.join('').includes('\u2212'),
        };
      });
      const { separator, minus } = (await read.jsonValue()) as {
        separator: string;
        minus: boolean;
      };
      expect(minus).to.equal(true);
      expect(separator).to.match(/^(none|normal|".*[\u00b7\u2013].*")$/);
      await page.close();
    });
  }
});
