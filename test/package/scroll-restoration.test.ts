import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { serveWithProxy, signIn } from '../support/proxy-site.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

const shop = (body: string) => `<!doctype html>
<html lang="en">
  <head><title>Shop</title><script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><h1>Shop</h1><main>${body}</main><a href="/elsewhere">Elsewhere</a></body>
</html>`;

const pages = {
  '/': shop('<stamps-activity-feed api-url="/stamps" restore></stamps-activity-feed>'),
  '/plain': shop('<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>'),
  '/elsewhere': '<!doctype html><title>Elsewhere</title><p>Nothing here.',
};

/** The topmost visible row, and its distance from the top of the viewport. */
const topRowOf = (page: Page, title?: string) =>
  page.evaluate(async (wanted) => {
    // Rows are laid out when they become visible; wait until the scroll position is stable.
    for (let n = 0; n < 3; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
    const rows = [...(root?.querySelectorAll('article') ?? [])];
    const row = rows.find((it) =>
      wanted
        ? it.getAttribute('aria-labelledby') === wanted
        : it.getBoundingClientRect().bottom > 0,
    );
    const name = row?.getAttribute('aria-labelledby') ?? '';
    return { title: name, top: row?.getBoundingClientRect().top ?? Number.NaN };
  }, title);

/** Loads two pages, and scrolls to a row of the second. */
async function scrollToSecondPage(page: Page) {
  await rowTitles(page, 20);
  await page.click('stamps-activity-feed >>> button[part~=load-more]');
  await rowTitles(page, 40);
  await page.evaluate(async () => {
    const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
    const row = root?.querySelectorAll('article')[30];
    // The first scroll lays out rows on the way and moves the target; the second is exact.
    for (let n = 0; n < 3; n++) {
      row?.scrollIntoView({ block: 'start' });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  return topRowOf(page);
}

/** Follows the link without scrolling to it, as a real click would. */
const follow = (page: Page) => page.evaluate(() => document.querySelector('a')?.click());

async function expectPosition(page: Page, { title, top }: Awaited<ReturnType<typeof topRowOf>>) {
  const now = await topRowOf(page, title);
  expect(now.top).to.be.closeTo(top, 2);
}

describe('a user who returns, in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    server = await serveWithProxy(pages);
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens a page as a member, and scrolls to the second page of activities. */
  async function scrolledPage(path = '/') {
    await signIn(browser, 'a');
    const { page, problems } = await visit(browser, server.origin + path);
    const topRow = await scrollToSecondPage(page);
    expect(topRow.title).to.not.equal('');
    return { page, topRow, problems };
  }

  it('by reloading, is at the same row', async () => {
    const { page, topRow, problems } = await scrolledPage();
    await page.reload();
    await rowTitles(page, 40);
    await expectPosition(page, topRow);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('by going back, is at the same row', async () => {
    const { page, topRow, problems } = await scrolledPage();
    await Promise.all([page.waitForNavigation(), follow(page)]);
    await page.goBack();
    await rowTitles(page, 40);
    await expectPosition(page, topRow);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('by a link, has the same rows, at the top of the page', async () => {
    const { page } = await scrolledPage();
    await Promise.all([page.waitForNavigation(), follow(page)]);
    await page.goto(`${server.origin}/`);
    await rowTitles(page, 40);
    expect(await page.evaluate(() => scrollY)).to.equal(0);
    await page.close();
  });

  it('in an app that replaces the feed, is at the same row', async () => {
    const { page, topRow } = await scrolledPage();
    await page.evaluate(async () => {
      // The feed stores the scroll position at most five times a second.
      await new Promise((resolve) => setTimeout(resolve, 400));
      const main = document.querySelector('main') as HTMLElement;
      const { innerHTML } = main;
      history.pushState(null, '', '/elsewhere');
      main.textContent = '';
      addEventListener('popstate', () => {
        main.innerHTML = innerHTML;
      });
    });
    await page.goBack();
    await rowTitles(page, 40);
    await expectPosition(page, topRow);
    await page.close();
  });

  it('as another member, never sees rows of the first', async () => {
    const { page } = await scrolledPage();
    const titles = await rowTitles(page, 40);
    await signIn(browser, 'b');
    await page.evaluateOnNewDocument(() => {
      const watch = {
        seen: new Set<string>(),
        look() {
          const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
          for (const row of root?.querySelectorAll('article') ?? [])
            watch.seen.add(row.getAttribute('aria-labelledby') ?? '');
          requestAnimationFrame(watch.look);
        },
      };
      Object.assign(globalThis, { seen: watch.seen });
      watch.look();
    });
    const theirs = await page.evaluate(() =>
      document.querySelector('stamps-activity-feed')?.activities.map(({ id }) => `title-${id}`),
    );
    await page.reload();
    await rowTitles(page, 20);
    await page.waitForFunction(() => Reflect.get(globalThis, 'seen').size >= 20);
    const seen: string[] = await page.evaluate(() => [...Reflect.get(globalThis, 'seen')]);
    expect(seen).to.have.length(20);
    expect(titles).to.have.length(40);
    expect(seen.filter((id) => theirs?.includes(id))).to.deep.equal([]);
    await page.close();
  });

  it('starts at the top without the attribute restore', async () => {
    const { page } = await scrolledPage('/plain');
    await page.reload();
    await rowTitles(page, 20);
    expect(await page.evaluate(() => sessionStorage.length)).to.equal(0);
    await page.close();
  });
});
