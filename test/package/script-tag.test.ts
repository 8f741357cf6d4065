import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { createSandbox } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

/** The strictest policy: no inline script or style, no eval, and Trusted Types. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  // Two copies of Lit create a policy each.
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

/** Exactly the policy of the documentation. */
const asked = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const theme = `
  stamps-activity-feed { --stamps-feed-accent: rgb(1, 2, 3); --stamps-feed-radius: 0 }
  stamps-activity-feed::part(transaction) { border-block-end-color: rgb(4, 5, 6) }
  stamps-activity-feed:state(complete) { outline: 1px solid rgb(7, 8, 9) }
  .receipt { color: rgb(10, 11, 12) }
`;

const merchantsOwn = `
  const feed = document.querySelector('stamps-activity-feed');
  const written = {
    redemption: () => {
      const row = document.createElement('em');
      row.textContent = 'A node';
      return row;
    },
    award: () => '<b>A text</b>',
  };
  feed.renderRow = (_, { kind }) => written[kind]?.();
`;

const templates = `
  <template slot="transaction"><a class="receipt" title="[[title]]" href="/receipts/[[reference]]">[[title]] <b>[[stamps]]</b></a></template>
  <template slot="activity"><p class="receipt [[raw.type]]">[[title]] [[raw.store.name]]</p></template>
  <template slot="icon-survey"><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg></template>
  <p slot="header">Header</p><span slot="load-more">More</span><p slot="end">End</p>
`;

/** A language in its own file. Missing messages are in English, with a warning. */
const malay = `{ language: 'ms', end: 'Itu sahaja.', stamps: () => 'setem' }`;

const languageFiles = {
  module: {
    tag: '<script type="module" src="/ms.js"></script>',
    code: `
      import { overrideMessages, registerMessages } from '/stamps-activity-feed.js';
      registerMessages(${malay});
      overrideMessages('ms', { end: 'Habis.' });`,
  },
  classic: {
    tag: '<script src="/ms.js"></script>',
    code: `
      const feed = customElements.get('stamps-activity-feed');
      feed.registerMessages(${malay});
      feed.overrideMessages('ms', { end: 'Habis.' });`,
  },
} as const;

const served = (type: string, body: string) => async () =>
  new Response(body, { headers: { 'Content-Type': type } });

const scripts = {
  module: '<script type="module" src="/stamps-activity-feed.js"></script>',
  classic: '<script src="/stamps-activity-feed.iife.js"></script>',
};

describe('the files for a script tag', function () {
  this.timeout(30_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    const token = await createSandbox().issueToken();
    const feed = `<stamps-activity-feed api-url="/api/v3" user="twenty@example.com" token="${token}"></stamps-activity-feed>`;
    const page = (head: string) =>
      `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body>${feed}</body></html>`;
    server = await servePages(
      {
        '/module': page(scripts.module),
        '/classic': page(scripts.classic),
        '/both': page(scripts.classic + scripts.module),
        '/bare': page(''),
      },
      { 'Content-Security-Policy': policy },
    );
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const name of ['module', 'classic', 'both']) {
    it(`shows rows under a strict policy: ${name}`, async () => {
      const { page, problems } = await visit(browser, `${server.origin}/${name}`);
      expect(await rowTitles(page, 20)).to.not.include('');
      expect(problems).to.deep.equal([]);
    });
  }

  for (const name of ['module', 'classic']) {
    it(`adds no global: ${name}`, async () => {
      const globals = async (path: string) => {
        const { page } = await visit(browser, server.origin + path);
        if (path !== '/bare') await rowTitles(page, 20);
        return page.evaluate(() => Object.getOwnPropertyNames(globalThis));
      };
      const ours = (await globals(`/${name}`)).filter(
        // Copies of Lit and of zod find each other by these; the last is the test driver's.
        (global) => !/^(lit|reactiveElement|__zod_global|__aria|puppeteer_)\w+$/.test(global),
      );
      const bare = await globals('/bare');
      expect(ours.filter((global) => !bare.includes(global))).to.deep.equal([]);
    });
  }

  for (const name of ['module', 'classic'] as const) {
    it(`accepts a language from a file, under a strict policy: ${name}`, async () => {
      const token = await createSandbox().issueToken();
      const { tag, code } = languageFiles[name];
      const own = await servePages(
        {
          '/': `<!doctype html><html lang="ms-MY"><head><title>Kedai</title>${scripts[name]}${tag}</head>
            <body><stamps-activity-feed api-url="/api/v3" user="one@example.com" token="${token}"></stamps-activity-feed></body></html>`,
          '/ms.js': served('text/javascript', code),
        },
        { 'Content-Security-Policy': policy },
      );
      try {
        const { page, problems } = await visit(browser, own.origin);
        await rowTitles(page, 1);
        const texts = await page.evaluate(() => {
          const root = document.querySelector('stamps-activity-feed')!.shadowRoot!;
          return ['.unit', '[part=end]'].map((it) => root.querySelector(it)?.textContent);
        });
        expect(texts).to.deep.equal(['setem', 'Habis.']);
        expect(problems).to.have.length(1);
        expect(problems[0]).to.contain('These messages of "ms" are missing');
      } finally {
        await own.stop();
      }
    });
  }

  it('shows templates, icons, rows from code and a theme under the documented policy', async () => {
    const token = await createSandbox().issueToken();
    const own = await servePages(
      {
        '/': `<!doctype html><html lang="en"><head><title>Shop</title>
          <link rel="stylesheet" href="/theme.css">${scripts.module}
          <script type="module" src="/own.js"></script></head>
          <body><stamps-activity-feed api-url="/api/v3" user="every.kind@example.com" token="${token}">${templates}</stamps-activity-feed></body></html>`,
        '/theme.css': served('text/css', theme),
        '/own.js': served('text/javascript', merchantsOwn),
      },
      { 'Content-Security-Policy': asked },
    );
    try {
      const { page, problems } = await visit(browser, own.origin);
      await page.waitForFunction(
        async () => {
          const feed = document.querySelector('stamps-activity-feed')!;
          while (feed.hasMore) await feed.loadMore();
          return feed.status === 'ready' && feed.activities.length === 64;
        },
        { timeout: 30_000 },
      );
      const read = await page.evaluate(() => {
        const feed = document.querySelector('stamps-activity-feed')!;
        const root = feed.shadowRoot!;
        const receipt = feed.querySelector('a.receipt')!;
        const rows = [...feed.querySelectorAll('[data-stamps-row]')];
        return {
          rows: rows.filter(({ assignedSlot }) => assignedSlot).length,
          receipt: receipt.textContent,
          link: receipt.getAttribute('href'),
          colour: getComputedStyle(receipt).color,
          line: getComputedStyle(root.querySelector('[part~="transaction"]')!).borderBlockEndColor,
          nodes: root.querySelectorAll('[part~="redemption"] em').length,
          texts: [...root.querySelectorAll('[part~="award"]')].filter(({ textContent }) =>
            textContent?.includes('<b>A text</b>'),
          ).length,
        };
      });
      // Without the copies, the default rows appear, with the merchant's icon.
      const icons = await page.evaluate(async () => {
        const feed = document.querySelector('stamps-activity-feed')!;
        for (const row of feed.querySelectorAll('[data-stamps-row]')) row.remove();
        await Promise.resolve();
        return feed.shadowRoot!.querySelectorAll('[part="icon"] svg[viewBox="0 0 9 9"]').length;
      });
      expect(icons).to.equal(4);
      expect(read).to.deep.equal({
        rows: 56,
        receipt: 'Levi Store +20',
        link: '/receipts/INV-17',
        colour: 'rgb(10, 11, 12)',
        line: 'rgb(4, 5, 6)',
        nodes: 4,
        texts: 4,
      });
      expect(problems).to.deep.equal([]);
    } finally {
      await own.stop();
    }
  });
});
