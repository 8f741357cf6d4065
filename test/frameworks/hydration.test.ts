import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { createElement } from 'react';
import { renderToString as renderReact } from 'react-dom/server';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { viteSandbox } from '../../demo/server/vite-sandbox.js';
import { launchChromium } from '../support/chromium.js';
import { visit } from '../support/visit.js';
import { Feed as ReactFeed } from './hydration/react-feed.js';
import { Feed as VueFeed } from './hydration/vue-feed.js';

/** The HTML that each framework renders on a server. */
const servers: Readonly<Record<string, (isDeferred: boolean) => string | Promise<string>>> = {
  react: (isDeferred) => renderReact(createElement(ReactFeed, { isDeferred })),
  vue: (isDeferred) => renderVue(createSSRApp(VueFeed, { isDeferred })),
};

/** Inserts that HTML into the page: `/?framework=vue&deferred`. */
const serverRendering: Plugin = {
  name: 'server-rendering',
  transformIndexHtml: async (html, { originalUrl = '' }) => {
    const { searchParams } = new URL(originalUrl, 'http://localhost');
    const render = servers[searchParams.get('framework') ?? ''];
    const app = await render?.(searchParams.has('deferred'));
    return html.replace('<div id="app"></div>', `<div id="app">${app}</div>`);
  },
};

interface Rows {
  readonly rows: number;
  /** The texts that fill rows. */
  readonly filled: readonly string[];
  /** The children of the feed that are not rows. */
  readonly own: readonly string[];
}

const readRows = (): Rows => {
  const feed = document.querySelector('stamps-activity-feed');
  const slots = [
    ...(feed?.shadowRoot?.querySelectorAll<HTMLSlotElement>('slot[name^="activity-"]') ?? []),
  ];
  return {
    rows: feed?.shadowRoot?.querySelectorAll('article').length ?? 0,
    filled: slots.flatMap((slot) => slot.assignedElements().map((it) => it.textContent ?? '')),
    own: [...(feed?.children ?? [])].flatMap((it) =>
      it.hasAttribute('data-stamps-row') ? [] : it.localName,
    ),
  };
};

const shows = (page: Page, rows: number, filled: number) =>
  page
    .waitForFunction(
      (read: string, wanted: readonly number[]) => {
        const found = new Function(`return (${read})()`)() as Rows;
        return found.rows === wanted[0] && found.filled.length === wanted[1];
      },
      { timeout: 10_000 },
      String(readRows),
      [rows, filled],
    )
    .catch(async (error) => {
      const found = JSON.stringify(await page.evaluate(readRows));
      throw new Error(`Expected ${rows} rows, ${filled} of them filled, found ${found}`, {
        cause: error,
      });
    });

const hydrate = (page: Page, framework: string, isDeferred: boolean) =>
  page.evaluate(
    async (name, deferred) => {
      Reflect.get(globalThis, 'hydrate')[name](document.querySelector('#app'), deferred);
    },
    framework,
    isDeferred,
  );

describe('a feed that a framework rendered on a server', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: ViteDevServer;

  before(async () => {
    server = await createServer({
      configFile: false,
      root: 'test/frameworks/hydration',
      plugins: [viteSandbox(), serverRendering],
      server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: ['.'] } },
      cacheDir: '.cache/vite/hydration',
      define: {
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      logLevel: 'warn',
    });
    await server.listen();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const framework of Object.keys(servers)) {
    const open = async (isDeferred: boolean) => {
      const [address] = server.resolvedUrls?.local ?? [];
      const query = `?framework=${framework}${isDeferred ? '&deferred' : ''}`;
      const { page, problems } = await visit(browser, `${address}${query}`);
      const feed = await page.waitForSelector('stamps-activity-feed');
      const told = () => problems.filter((text) => !/lit\.dev\/msg\/dev-mode/.test(text));
      return { page, feed, told };
    };

    it(`renders its rows after ${framework} has hydrated it, as the same element`, async () => {
      const { page, feed, told } = await open(true);
      await shows(page, 20, 0);
      await hydrate(page, framework, true);
      await shows(page, 20, 20);
      const { filled, own } = await page.evaluate(readRows);
      for (const text of filled) expect(text).to.match(/^\S.* \d+$/);
      expect(own).to.deep.equal(['h2', 'template']);
      expect(await feed?.evaluate((it) => it.isConnected)).to.equal(true);
      expect(told()).to.deep.equal([]);
      await page.close();
    });

    it(`has each row once if it did not wait for ${framework}`, async () => {
      const { page } = await open(false);
      await shows(page, 20, framework === 'vue' ? 0 : 20);
      await hydrate(page, framework, false);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      await shows(page, 20, 20);
      expect((await page.evaluate(readRows)).own).to.deep.equal(['h2', 'template']);
      expect(await page.$$('[data-stamps-row]')).to.have.length(20);
      await page.close();
    });
  }
});
