import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { faultParams, type SandboxFaults } from '../../src/sandbox/index.js';
import { servePages } from '../support/page-server.js';
import { accessToken, members } from '../support/sandbox-client.js';
import type { TestServer } from '../support/serve.js';
import { browsers, Desktop } from './at-spi/desktop.js';
import { requirePackages } from './at-spi/packages.js';

const document = `<!doctype html>
<html lang="en">
  <head><title>Shop</title><script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><h1>Shop</h1><main></main><p aria-live="polite"></p></body>
</html>`;

const moreFailed = 'More of your activity couldn’t be loaded. Please try again in a moment.';

for (const name of browsers) {
  describe(`what a screen reader gets from ${name} by AT-SPI`, function () {
    this.timeout(120_000);
    let desktop: Desktop;
    let server: TestServer;
    let browser: Browser;
    let page: Page;

    before(async () => {
      requirePackages();
      desktop = await Desktop.start();
      server = await servePages({ '/': document });
      browser = await desktop.open(name);
      page = await browser.newPage();
    });

    after(async () => {
      await browser?.close();
      await desktop?.stop();
      await server?.stop();
    });

    /** Opens a page with a feed, waits for its rows, and forgets what was heard until then. */
    const open = async (
      user: string,
      faults: SandboxFaults = {},
      more: Readonly<Record<string, string>> = {},
    ) => {
      const params = faultParams(faults);
      params.set('sandbox_session', crypto.randomUUID());
      await page.goto(server.origin);
      await page.bringToFront();
      const attributes = {
        user,
        'api-url': `/api/v3?${params}`,
        token: await accessToken('group', server.origin),
        ...more,
      };
      await page.evaluate(async (given) => {
        const feed = window.document.createElement('stamps-activity-feed');
        for (const [attribute, value] of Object.entries(given)) feed.setAttribute(attribute, value);
        const loaded = new Promise((resolve) => feed.addEventListener('stamps-load', resolve));
        window.document.querySelector('main')?.append(feed);
        await loaded;
      }, attributes);
      await eventually(() => page.evaluate(() => window.document.hasFocus()));
      await quiet();
      desktop.events.length = 0;
    };

    const texts = () =>
      desktop.events.filter(({ type }) => type === 'text').map(({ text }) => text.trim());

    /** What was heard of the feed. */
    const heard = () => texts().filter((text) => !text.startsWith('Marker'));

    let markers = 0;

    /** Has the page itself say something, and waits until it was heard. */
    const mark = async () => {
      markers += 1;
      const text = `Marker ${markers}`;
      await page.$eval('p', (region, value) => region.replaceChildren(value), text);
      await eventually(async () => texts().includes(text));
    };

    /** Waits until the feed says nothing between some markers. */
    const quiet = async () => {
      let count = -1;
      while (count !== heard().length) {
        count = heard().length;
        for (let n = 0; n < 10; n++) await mark();
      }
    };

    /** Waits until so many texts were heard and no further one comes. */
    const expectHeard = async (...expected: readonly string[]) => {
      await eventually(async () => heard().length >= expected.length).catch(() => {});
      await quiet();
      console.log(`      ${name}: ${JSON.stringify(heard())}`);
      expect(heard()).to.deep.equal(expected);
    };

    /** Clicks an element of the feed by a script, which does not focus it. */
    const click = (selector: string) =>
      page.evaluate((wanted) => {
        const root = window.document.querySelector('stamps-activity-feed')?.shadowRoot;
        root?.querySelector<HTMLElement>(wanted)?.click();
      }, selector);

    const pressWithoutFocus = () => click('[part~=load-more]');

    it('is the number of new rows, and the focus on the first of them after any press', async () => {
      await open(members.forty);
      await pressWithoutFocus();
      await expectHeard('20 more activities.');
      const title = await page.evaluate(() => {
        const root = window.document.querySelector('stamps-activity-feed')?.shadowRoot;
        const row = root?.querySelectorAll('article')[20];
        return root?.getElementById(row?.getAttribute('aria-labelledby') ?? '')?.textContent;
      });
      const last = desktop.events.filter(({ type }) => type === 'focus').at(-1);
      expect([last?.role, last?.text]).to.deep.equal(['article', title]);
    });

    it('is “Loading”, once, if a page takes longer than a second', async () => {
      await open(members.forty, { latency: 2500, page: 'more' });
      await pressWithoutFocus();
      await expectHeard('Loading', '20 more activities.');
    });

    it('is each of eight messages that come at once', async () => {
      await open(members.forty, { arrivals: 1 });
      await page.evaluate(async () => {
        const feed = window.document.querySelector('stamps-activity-feed');
        for (let n = 0; n < 8; n++) await feed?.refresh();
      });
      await expectHeard(...Array(8).fill('One new activity.'));
    });

    it('is each failure, also with the same words', async () => {
      await open(members.forty, { status: 404, page: 'more' });
      await pressWithoutFocus();
      await expectHeard(moreFailed);
      await pressWithoutFocus();
      await expectHeard(moreFailed, moreFailed);
    });

    it('is the filter that is chosen, and the number of its activities', async () => {
      await open(members.forty, {}, { filters: 'used' });
      await click('[part~=filter][aria-pressed=false]');
      await eventually(async () => heard().length > 0);
      const count = await page.$eval('stamps-activity-feed', (feed) => feed.activities.length);
      await expectHeard(`Used, ${count} activities`);
    });

    it('is that the reference was copied, each time', async () => {
      await open(members.forty);
      await click('[part~=details-toggle]');
      await click('[part~=copy]');
      await expectHeard('Copied');
      await click('[part~=copy]');
      await expectHeard('Copied', 'Copied');
    });

    const changes: Record<string, readonly ((feed: HTMLElement) => void)[]> = {
      'hidden and shown': [
        (feed) => {
          feed.hidden = true;
        },
        (feed) => {
          feed.hidden = false;
        },
      ],
      moved: [(feed) => feed.parentElement?.append(feed)],
      'removed and inserted': [
        (feed) => feed.remove(),
        (feed) => window.document.querySelector('main')?.append(feed),
      ],
    };
    for (const [what, steps] of Object.entries(changes)) {
      it(`is nothing again when the feed is ${what}`, async () => {
        await open(members.forty);
        await pressWithoutFocus();
        await expectHeard('20 more activities.');
        const feed = await page.$('stamps-activity-feed');
        await eventually(async () => (await feed?.evaluate(regionText)) === '');
        for (const step of steps) {
          await feed?.evaluate(step);
          await mark();
        }
        await expectHeard('20 more activities.');
      });
    }
  });
}

const regionText = (feed: Element) => feed.shadowRoot?.querySelector('[aria-live]')?.textContent;

/** Polls until a condition holds. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It took longer than 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
