import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { historyOf } from '../proxy/harness.js';
import { launchChromium } from '../support/chromium.js';
import { serveWithProxy, signIn } from '../support/proxy-site.js';
import { members } from '../support/sandbox-client.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

const html = `<!doctype html>
<html lang="en">
  <head><title>Shop</title><script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><stamps-activity-feed api-url="/stamps"></stamps-activity-feed></body>
</html>`;

/** Records the rows after each DOM change. */
const watchRows = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('stamps-activity-feed')?.shadowRoot as ShadowRoot;
    Object.assign(globalThis, { seen: [] });
    new MutationObserver(() => {
      const rows = [...root.querySelectorAll('article')];
      Reflect.get(globalThis, 'seen').push(
        rows.map((row) => (row.getAttribute('aria-labelledby') ?? '').replace('title-', '')),
      );
    }).observe(root, { childList: true, subtree: true, attributes: true });
  });

const seenRows = (page: Page): Promise<string[][]> =>
  page.evaluate(() => Reflect.get(globalThis, 'seen'));

describe('a feed with a proxy, in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    server = await serveWithProxy({ '/': html });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const visitAs = async (session: string): Promise<Page> => {
    await signIn(browser, session);
    const { page, problems } = await visit(browser, server.origin);
    expect(await rowTitles(page, 20)).to.have.length(20);
    expect(problems).to.deep.equal([]);
    return page;
  };

  const more = (page: Page) => page.click('stamps-activity-feed >>> button[part~=load-more]');

  it('pages through the history of the signed-in member', async () => {
    const page = await visitAs('a');
    await more(page);
    await rowTitles(page, 40);
    await more(page);
    await rowTitles(page, 41);
    expect(await page.content()).to.not.include(members.fortyOne);
    await page.close();
  });

  it('never shows rows of two members when another member signs in', async () => {
    const [a, b] = [await historyOf(members.fortyOne), await historyOf(members.history)];
    const page = await visitAs('a');
    await watchRows(page);
    await signIn(browser, 'b');
    await more(page);
    await page.waitForFunction(
      (ids: string[]) => {
        const feed = document.querySelector('stamps-activity-feed');
        return feed?.status === 'ready' && ids.includes(String(feed.activities[0]?.id));
      },
      {},
      b.map(String),
    );
    const owners = (await seenRows(page)).map((ids) =>
      [
        ids.some((id) => a.includes(Number(id))) ? 'a' : '',
        ids.some((id) => b.includes(Number(id))) ? 'b' : '',
      ].join(''),
    );
    expect([...new Set(owners)]).to.deep.equal(['a', '', 'b']);
    await page.close();
  });

  it('removes its rows with a message after a sign-out, and loads again after the next sign-in', async () => {
    const page = await visitAs('a');
    await signIn(browser, 'unknown');
    await more(page);
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.error?.code === 'unauthorized',
    );
    expect(await page.$$('stamps-activity-feed >>> article')).to.have.length(0);
    await signIn(browser, 'a');
    await more(page);
    await rowTitles(page, 20);
    await page.close();
  });
});
