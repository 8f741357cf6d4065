import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import type { Handler } from '../../../src/cli/stream-listener.js';
import { launchChromium } from '../../support/chromium.js';
import { createProxy, serveWithProxy, signIn } from '../../support/proxy-site.js';
import type { TestServer } from '../../support/serve.js';
import { rowTitles, visit } from '../../support/visit.js';

const shop = (attributes = '') => `<!doctype html><html lang="en"><head><title>Shop</title>
  <script>
    // The clock goes on while the tab is frozen.
    let slept = 0;
    const { now } = performance;
    performance.now = () => now.call(performance) + slept;
    globalThis.sleep = (seconds) => { slept += seconds * 1000; };
    for (const type of ['freeze', 'resume']) {
      document.addEventListener(type, () => { document.title = type; });
    }
  </script>
  <script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><stamps-activity-feed api-url="/stamps" ${attributes}></stamps-activity-feed></body></html>`;

/** Stops all scripts and timers of the page, as browsers do with tabs in the background. */
const freeze = async (page: Page, seconds: number) => {
  const cdp = await page.createCDPSession();
  await page.emulateFocusedPage(false);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await page.waitForFunction(() => document.title === 'freeze', { polling: 20 });
  await page.evaluate((time) => Reflect.get(globalThis, 'sleep')(time), seconds);
};

/** Lets it go on in the background, and shows it once no load is under way. */
const resume = async (page: Page) => {
  const cdp = await page.createCDPSession();
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await page.waitForFunction(
    () => document.querySelector('stamps-activity-feed')?.status !== 'loading',
    { polling: 20 },
  );
  await page.emulateFocusedPage(true);
  await page.waitForFunction(() => document.visibilityState === 'visible');
  expect(await page.title()).to.equal('resume');
};

/** A connection that ends in the middle of the answer. */
const broken = () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"activities": ['));
    },
    pull: (controller) => controller.error(new Error('The connection is lost.')),
  });
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
};

/** What becomes of a request while the tab is frozen. */
const outcomes = ['is answered', 'is lost'] as const;

describe('a feed in a frozen tab', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: TestServer;
  let requests = 0;
  /** Holds answers back until it is called. */
  let release: ((outcome: (typeof outcomes)[number]) => void) | undefined;
  let held: Promise<(typeof outcomes)[number]> | undefined;

  const hold = () => {
    held = new Promise((resolve) => {
      release = resolve;
    });
  };

  const requested = async (count: number) => {
    while (requests < count) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  before(async () => {
    const proxy = createProxy();
    const gate: Handler = async (request) => {
      requests += 1;
      const outcome = await held;
      held = undefined;
      return outcome === 'is lost' ? broken() : proxy(request);
    };
    const pages = { '/': shop(), '/hourly': shop('refresh-interval="3600"') };
    server = await serveWithProxy({ ...pages, '/often': shop('refresh-interval="1"') }, gate);
    browser = await launchChromium();
    await signIn(browser, 'a');
  });

  beforeEach(() => {
    requests = 0;
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const outcome of outcomes) {
    for (const seconds of [1, 86_400]) {
      const name = `whose request ${outcome} meanwhile, after ${seconds} seconds`;

      it(`shows its first page, ${name}`, async () => {
        hold();
        const { page } = await visit(browser, server.origin);
        await requested(1);
        await freeze(page, seconds);
        release?.(outcome);
        await resume(page);
        expect(await rowTitles(page, 20)).to.have.length(20);
        await page.close();
      });

      it(`shows its next page, ${name}`, async () => {
        const { page } = await visit(browser, server.origin);
        await rowTitles(page, 20);
        hold();
        await page.click('stamps-activity-feed >>> button[part~=load-more]');
        await requested(2);
        await freeze(page, seconds);
        release?.(outcome);
        await resume(page);
        expect(await rowTitles(page, 40)).to.have.length(40);
        await page.close();
      });
    }
  }

  it('polls at once when it is shown, if the interval has passed', async () => {
    const { page } = await visit(browser, `${server.origin}/hourly`);
    await rowTitles(page, 20);
    await freeze(page, 3600);
    expect(requests).to.equal(1);
    await resume(page);
    await requested(2);
    await page.close();
  });

  it('keeps polling afterwards, also if a poll was lost', async () => {
    const { page } = await visit(browser, `${server.origin}/often`);
    await rowTitles(page, 20);
    hold();
    await requested(2);
    await freeze(page, 60);
    release?.('is lost');
    await resume(page);
    await requested(5);
    await page.close();
  });
});
