import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { members } from '../support/sandbox-client.js';
import { type Shop, startShop, staticApp } from '../support/shop.js';
import { visit } from '../support/visit.js';

const turbo = 'node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js';

/** A page as the server sends it each time: with the token, without rows. */
const page = (visits: number, token: string) => `<!doctype html>
<html lang="en">
  <head>
    <title>Shop</title>
    <link rel="icon" href="data:,">
    <meta name="turbo-prefetch" content="false">
    <meta name="turbo-refresh-method" content="morph">
    <meta name="turbo-refresh-scroll" content="preserve">
    <script src="/turbo.js"></script>
    <script type="module" src="/stamps-activity-feed.js"></script>
  </head>
  <body>
    <h1>Visit ${visits}</h1>
    <a href="/about">About</a>
    <stamps-activity-feed api-url="/api/v3" user="${members.twenty}" token="${token}">
      ${visits > 1 ? '<p slot="header">Welcome back</p>' : ''}
      <template slot="activity"><b>[[title]]</b> <i>[[id]]</i></template>
    </stamps-activity-feed>
  </body>
</html>`;

const about = `<!doctype html>
<html lang="en">
  <head>
    <title>About</title>
    <meta name="turbo-prefetch" content="false">
    <link rel="icon" href="data:,">
    <script src="/turbo.js"></script>
    <script type="module" src="/stamps-activity-feed.js"></script>
  </head>
  <body><h1>About us</h1><a href="/">Home</a></body>
</html>`;

/** Runs in the page: the content of each row of the feed, and the number of all copies of rows. */
const filled = (feed: Element) => ({
  rows: [
    ...(feed.shadowRoot?.querySelectorAll<HTMLSlotElement>('slot[name^="activity-"]') ?? []),
  ].map((slot) => slot.assignedElements().map((it) => it.textContent?.trim())),
  copies: feed.querySelectorAll('[data-stamps-row]').length,
});

const twentyRows = (opened: Page, heading: string) =>
  opened.waitForFunction(
    (wanted: string) => {
      const feed = document.querySelector('stamps-activity-feed');
      return (
        document.querySelector('h1')?.textContent === wanted &&
        !document.documentElement.hasAttribute('data-turbo-preview') &&
        feed?.querySelectorAll('[data-stamps-row]').length === 20 &&
        feed.status === 'ready'
      );
    },
    { timeout: 30_000 },
    heading,
  );

/** Follows the link, and waits until Turbo has finished: only then is the page before in its cache. */
const visitAbout = async (opened: Page): Promise<void> => {
  const loaded = opened.evaluate(
    () =>
      new Promise<void>((resolve) => {
        document.addEventListener('turbo:load', () => setTimeout(resolve), { once: true });
      }),
  );
  await opened.click('a[href="/about"]');
  await loaded;
  await opened.waitForFunction(() => document.querySelector('h1')?.textContent === 'About us');
};

const feedOf = async (opened: Page): Promise<ElementHandle<Element>> => {
  const feed = await opened.$('stamps-activity-feed');
  if (!feed) throw new Error('There is no feed.');
  return feed;
};

describe('a page with Turbo', function () {
  this.timeout(60_000);
  let browser: Browser;
  let shop: Shop;
  let visits = 0;

  before(async () => {
    const files = staticApp('dist');
    shop = await startShop(async (request) => {
      const { pathname } = new URL(request.url);
      const html = (text: string) =>
        new Response(text, { headers: { 'Content-Type': 'text/html' } });
      if (pathname === '/') return html(page(++visits, shop.token));
      if (pathname === '/about') return html(about);
      if (pathname !== '/turbo.js') return files(request);
      return new Response(await readFile(turbo), {
        headers: { 'Content-Type': 'text/javascript' },
      });
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  beforeEach(() => {
    visits = 0;
    shop.reset();
  });

  const check = async (feed: ElementHandle<Element>) => {
    const { rows, copies } = await feed.evaluate(filled);
    expect(rows).to.have.length(20);
    for (const row of rows) {
      expect(row).to.have.length(1);
      expect(row[0]).to.match(/^\S.* \d+$/);
    }
    expect(copies).to.equal(20);
  };

  it('keeps the rows and sends no request when it is refreshed by a morph', async () => {
    const { page: opened, problems } = await visit(browser, shop.origin);
    await twentyRows(opened, 'Visit 1');
    const feed = await feedOf(opened);
    const before = await feed.evaluate(filled);
    await opened.evaluate(() =>
      Reflect.get(globalThis, 'Turbo').visit(location.href, { action: 'replace' }),
    );
    await twentyRows(opened, 'Visit 2');
    expect(await feed.evaluate((it) => it.isConnected)).to.equal(true);
    expect(await feed.evaluate(filled)).to.deep.equal(before);
    expect(await feed.$$('p[slot=header]')).to.have.length(1);
    await check(feed);
    expect(shop.asked).to.have.length(1);
    expect(await opened.content()).to.not.include(shop.token);
    expect(problems).to.deep.equal([]);
    await opened.close();
  });

  it('shows each row once when it is restored from the cache', async () => {
    const { page: opened, problems } = await visit(browser, shop.origin);
    await twentyRows(opened, 'Visit 1');
    await visitAbout(opened);
    await opened.goBack();
    await twentyRows(opened, 'Visit 1');
    await check(await feedOf(opened));
    expect(visits).to.equal(1);
    expect(await opened.content()).to.not.include(shop.token);
    expect(problems).to.deep.equal([]);
    await opened.close();
  });

  it('shows no rows of another feed in a preview, and then its own', async () => {
    const { page: opened, problems } = await visit(browser, shop.origin);
    await twentyRows(opened, 'Visit 1');
    // A cached page has copies of rows that its feed has not fetched.
    await opened.evaluate(() => {
      const previews: number[] = [];
      Object.assign(globalThis, { previews });
      document.addEventListener('turbo:render', () => {
        if (document.documentElement.hasAttribute('data-turbo-preview')) {
          previews.push(document.querySelectorAll('[data-stamps-row]').length);
        }
      });
    });
    await visitAbout(opened);
    await opened.click('a[href="/"]');
    await twentyRows(opened, 'Visit 2');
    expect(await opened.evaluate(() => Reflect.get(globalThis, 'previews'))).to.deep.equal([0]);
    await check(await feedOf(opened));
    expect(problems).to.deep.equal([]);
    await opened.close();
  });
});
