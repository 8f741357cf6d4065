import { expect } from 'chai';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { builds, type HostilePages, serveHostilePages } from './hostile-page.js';

const tokenSources = ['token', 'token-url', 'getToken'] as const;
type TokenSource = (typeof tokenSources)[number];

/** What the tests of many feeds share: a browser, and a server that counts the token requests. */
interface Mounts {
  browser: Browser;
  server: HostilePages & { tokensGiven(): number };
}

/** Starts the browser and the server before the tests, and stops them afterwards. */
export function useMounts(): Mounts {
  const mounts = {} as Mounts;
  before(async () => {
    mounts.server = await serveMounts();
    mounts.browser = await launchChromium();
  });
  after(async () => {
    await mounts.browser?.close();
    await mounts.server?.stop();
  });
  return mounts;
}

/** Serves pages on which feeds are inserted and removed, and counts their token requests. */
async function serveMounts(): Promise<Mounts['server']> {
  let given = 0;
  const server = await serveHostilePages({
    '/token': async () => {
      given += 1;
      return Response.json({ access_token: server.token });
    },
  });
  return { ...server, tokensGiven: () => given };
}

/** What a page still holds after garbage collection. */
async function alive(page: Page, cdp: CDPSession) {
  // Objects that one collection finalizes are freed by the next.
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

/** Inserts twenty feeds at a time, waits for their rows, and removes them. */
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
    // Some are removed during a request.
    for (const feed of feeds.slice(10)) void feed.refresh();
    for (const feed of feeds) feed.remove();
  }
  return shown;
})()`;

/** Tests that a page holds nothing of feeds that were inserted and removed, for each source of tokens. */
export function testNothingLeft(mounts: Mounts, count: number): void {
  for (const source of tokenSources) {
    it(`are collected after ${count} were inserted and removed, with ${source}`, () =>
      expectNothingLeft(mounts, source, count));
  }
}

async function expectNothingLeft(
  { browser, server }: Mounts,
  source: TokenSource,
  count: number,
): Promise<void> {
  const { page, problems } = await server.open(browser, builds.module, '');
  await page.evaluate(`window.token = ${JSON.stringify(server.token)}`);
  const given = source === 'token' ? server.token : '/token';
  const attributes = {
    'api-url': '/api/v3',
    user: 'one@example.com',
    ...(source === 'getToken' ? {} : { [source]: given }),
  };
  const cdp = await page.createCDPSession();
  // Shared styles, templates and caches are created before the first count.
  expect(await page.evaluate(mountMany(100, attributes))).to.equal(100);
  const before = await alive(page, cdp);
  expect(await page.evaluate(mountMany(count, attributes))).to.equal(count);
  const after = await alive(page, cdp);
  expect(after.listeners).to.be.at.most(before.listeners);
  expect(after.documents).to.be.at.most(before.documents);
  expect(after.nodes - before.nodes).to.be.below(100);
  // A feed that is still held would take about 100 KB.
  expect((after.heap - before.heap) / count, 'bytes a mount').to.be.below(2000);
  expect(problems).to.deep.equal([]);
  await page.close();
}
