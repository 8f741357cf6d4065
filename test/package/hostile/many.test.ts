import { expect } from 'chai';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { builds, feedTag, type HostilePages, serveHostilePages } from './hostile-page.js';

/** What is alive on a page after its garbage is gone. */
async function alive(page: Page, cdp: CDPSession) {
  // What one collection finalizes, the next one frees.
  for (let n = 0; n < 3; n++) {
    await cdp.send('HeapProfiler.collectGarbage');
    await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
  }
  const { JSEventListeners, Nodes, Documents, JSHeapUsedSize } = await page.metrics();
  return {
    listeners: JSEventListeners ?? 0,
    nodes: Nodes ?? 0,
    documents: Documents ?? 0,
    heap: JSHeapUsedSize ?? 0,
  };
}

/** Puts feeds on the page and takes them away, twenty at a time; all show their rows meanwhile. */
const mountMany = (count: number, attributes: Record<string, string>) => `(async () => {
  let shown = 0;
  for (let n = 0; n < ${count}; n += 20) {
    const feeds = [];
    for (let m = 0; m < 20; m++) {
      const feed = document.createElement('stamps-activity-feed');
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) feed.setAttribute(name, value);
      if (!feed.getAttribute('token') && !feed.getAttribute('token-url')) feed.getToken = async () => window.token;
      feed.innerHTML = '<template slot="transaction"><i>[[title]]</i></template>';
      feed.addEventListener('stamps-load', () => {});
      document.body.append(feed);
      feeds.push(feed);
    }
    await hostile.until(() => feeds.every((feed) => hostile.rows(feed) === 1));
    shown += feeds.filter((feed) => hostile.rows(feed) === 1).length;
    // Some leave while a request is under way.
    for (const feed of feeds.slice(10)) void feed.refresh();
    for (const feed of feeds) feed.remove();
  }
  return shown;
})()`;

describe('many feeds', function () {
  this.timeout(300_000);
  let browser: Browser;
  let server: HostilePages;
  let tokensGiven = 0;

  before(async () => {
    server = await serveHostilePages({
      '/token': async () => {
        tokensGiven += 1;
        return Response.json({ access_token: server.token });
      },
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('stand on one page, fifty of them, each with its rows and its button', async () => {
    tokensGiven = 0;
    const one = feedTag('').replace('token=""', 'token-url="/token"');
    const { page, problems } = await server.open(browser, builds.module, one.repeat(50));
    const read = await page.evaluate(`(async () => {
      const feeds = [...document.querySelectorAll('stamps-activity-feed')];
      const counts = () => feeds.map(hostile.rows).join();
      const all = (rows) => Array(50).fill(rows).join();
      await hostile.until(() => counts() === all(20));
      const first = counts() === all(20);
      feeds[7].shadowRoot.querySelector('button').click();
      await hostile.until(() => hostile.rows(feeds[7]) === 40);
      const alone = counts() === all(20).replace(/^((20,){7})20/, '$140');
      await Promise.all(feeds.map((feed) => feed.refresh()));
      for (const feed of feeds) while (feed.hasMore) await feed.loadMore();
      return { first, alone, last: counts() === all(41) };
    })()`);
    expect(read).to.deep.equal({ first: true, alone: true, last: true });
    expect(tokensGiven).to.equal(1);
    expect(problems).to.deep.equal([]);
  });

  /** How often feeds come and go, by where their token is from. */
  const mounts = { token: 1000, 'token-url': 200, getToken: 200 };
  for (const [source, count] of Object.entries(mounts)) {
    it(`come and go ${count} times and leave nothing behind, with ${source}`, async () => {
      const { page, problems } = await server.open(browser, builds.module, '');
      await page.evaluate(`window.token = ${JSON.stringify(server.token)}`);
      const given = source === 'token' ? server.token : '/token';
      const attributes = {
        'api-url': '/api/v3',
        user: 'one@example.com',
        ...(source === 'getToken' ? {} : { [source]: given }),
      };
      const cdp = await page.createCDPSession();
      // What is made once for all (styles, templates, caches) is there before it is counted.
      expect(await page.evaluate(mountMany(100, attributes))).to.equal(100);
      const before = await alive(page, cdp);
      expect(await page.evaluate(mountMany(count, attributes))).to.equal(count);
      const after = await alive(page, cdp);
      expect(after.listeners).to.be.at.most(before.listeners);
      expect(after.documents).to.be.at.most(before.documents);
      expect(after.nodes - before.nodes).to.be.below(100);
      // A kept feed would be some 100 KB.
      expect((after.heap - before.heap) / count, 'bytes a mount').to.be.below(2000);
      expect(problems).to.deep.equal([]);
    });
  }
});
