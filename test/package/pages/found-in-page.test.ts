import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { type Browser, type LaunchOptions, launch } from 'puppeteer-core';
import { installedChromium, launchChromium } from '../../support/chromium.js';
import { serveWithProxy } from '../../support/proxy-site.js';
import type { TestServer } from '../../support/serve.js';
import { rowTitles } from '../../support/visit.js';

const firefox = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/** How to start each browser; undefined if it is not installed. */
const browsers: Readonly<Record<string, () => Promise<Browser> | undefined>> = {
  Chromium: () => {
    const executablePath = installedChromium();
    // Without the libraries of the Chromium from npm.
    const options: LaunchOptions = { executablePath, env: process.env };
    return executablePath ? launchChromium(options) : undefined;
  },
  Firefox: () =>
    existsSync(firefox) ? launch({ browser: 'firefox', executablePath: firefox }) : undefined,
};

const feed = '<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>';

/** Places whose text is hidden until the browser finds it. */
const places: Readonly<Record<string, string>> = {
  'that is hidden': feed.replace(' ', ' hidden="until-found" '),
  'in a hidden box': `<div hidden="until-found">${feed}</div>`,
  'in a box in a hidden section': `<section hidden="until-found"><div>${feed}</div></section>`,
};

const shop = (place: string) => `<!doctype html><html lang="en"><head><title>Shop</title>
  <script type="module" src="/stamps-activity-feed.js"></script>
  <script>addEventListener('beforematch', ({ target }) => target.toggleAttribute('data-found'));</script>
  </head><body><a href="/">Find</a><div style="block-size: 3000px"></div>${place}</body></html>`;

/** Puts the place into the page, and signs a member in. */
const pageOf = (place: string) => () =>
  new Response(shop(place), {
    headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'session=b; Path=/' },
  });

const paths = Object.keys(places).map((name) => `/${name.replaceAll(' ', '-')}`);

describe('the search of a browser finds a row', function () {
  this.timeout(120_000);
  let server: TestServer;

  before(async () => {
    const pages = Object.values(places).map((place, n) => [paths[n], pageOf(place)]);
    server = await serveWithProxy(Object.fromEntries(pages));
  });

  after(() => server?.stop());

  for (const [name, start] of Object.entries(browsers)) {
    describe(name, () => {
      let browser: Browser | undefined;

      before(async function () {
        browser = await start();
        if (!browser) this.skip();
      });

      after(() => browser?.close());

      for (const [n, place] of Object.keys(places).entries()) {
        it(`in a feed ${place}, and reveals it`, async () => {
          const page = await (browser as Browser).newPage();
          await page.goto(server.origin + paths[n]);
          await rowTitles(page, 20);
          await page.evaluate(() => document.querySelector('stamps-activity-feed')?.loadMore());
          const title = (await rowTitles(page, 40)).at(-1)?.trim() ?? '';
          // The link of a search result, with a text fragment.
          const hash = `#:~:text=${encodeURIComponent(title).replaceAll('-', '%2D')}`;
          await page.$eval('a', (link, href) => link.setAttribute('href', href), hash);
          await page.click('a');
          await page.waitForSelector('[data-found]');
          const isFound = (wanted: string) => {
            const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
            return [...(root?.querySelectorAll('[part~="title"]') ?? [])].some((it) => {
              const { top, bottom, height } = it.getBoundingClientRect();
              const isInView = height > 0 && top >= 0 && bottom <= innerHeight;
              return isInView && it.textContent?.trim() === wanted && it.checkVisibility();
            });
          };
          await page.waitForFunction(isFound, { polling: 50 }, title);
          expect(await page.$$('[data-found]:not([hidden])')).to.have.length(1);
          expect(await page.$$('[hidden]')).to.have.length(0);
          await page.close();
        });
      }
    });
  }
});
