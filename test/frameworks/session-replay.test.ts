import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import { visit } from '../support/visit.js';

const secret = 'INV-SECRET-704';

/** Two pages of activities whose texts a recorder should not see. */
const activities = async ({ url }: Request) => {
  const first = url.includes('older_than') ? 20 : 40;
  return Response.json({
    activities: Array.from({ length: 20 }, (_, n) => ({
      id: first - n,
      type: 0,
      notes: `Notes of ${secret}`,
      transaction: { name: `Coffee ${secret}`, stamps: 2, invoice_number: secret },
    })),
  });
};

describe('a session-replay recorder (rrweb)', function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(() => browser?.close());

  /** Records a page from before its feed has rows until the second page of rows, and returns all events. */
  const record = async (attributes: string, options = '{}'): Promise<string> => {
    const source = await readFile('test/frameworks/node_modules/rrweb/dist/rrweb.umd.min.cjs');
    const server = await servePages({
      '/': `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,">
        <script src="/rrweb.js"></script></head><body>
        <div ${attributes}><stamps-activity-feed api-url="/stamps">
        <template slot="activity"><p>[[title]] [[reference]] [[notes]]</p></template></stamps-activity-feed>
        <stamps-activity-feed api-url="/stamps" id="plain"></stamps-activity-feed></div>
        <script>window.recorded = []; rrweb.record(Object.assign(${options}, {
          emit: function (event) { recorded.push(JSON.stringify(event)); } }));</script>
        <script type="module" src="/stamps-activity-feed.js"></script></body></html>`,
      '/rrweb.js': async () =>
        new Response(source, { headers: { 'Content-Type': 'text/javascript' } }),
      '/stamps/activities': activities,
    });
    try {
      const { page } = await visit(browser, server.origin);
      const areLoaded = (count: number) =>
        document.querySelectorAll('[data-stamps-row]').length === count &&
        document.querySelector('#plain')?.shadowRoot?.querySelectorAll('article').length === count;
      await page.waitForFunction(areLoaded, {}, 20);
      await page.evaluate(() => {
        for (const feed of document.querySelectorAll('stamps-activity-feed')) void feed.loadMore();
      });
      await page.waitForFunction(areLoaded, {}, 40);
      // A snapshot like those that recorders take from time to time, and a mark at the end.
      await page.evaluate(
        'rrweb.record.takeFullSnapshot(true); rrweb.record.addCustomEvent("end", 1)',
      );
      await page.waitForFunction(() =>
        String(Reflect.get(globalThis, 'recorded')).includes('"tag":"end"'),
      );
      const recorded = await page.evaluate(() => String(Reflect.get(globalThis, 'recorded')));
      await page.close();
      return recorded;
    } finally {
      await server.stop();
    }
  };

  it('sees the rows of a feed, in its shadow root and in the copies of templates', async () => {
    const recorded = await record('');
    expect(recorded).to.include(`Coffee ${secret}`).and.to.include(`Notes of ${secret}`);
    expect(recorded).to.include('"isShadow":true');
  });

  it('still sees the shadow root of a feed whose text is only masked', async () => {
    expect(await record('class="rr-mask"')).to.include(secret);
    expect(await record('', '{ maskTextSelector: "stamps-activity-feed" }')).to.include(secret);
  });

  it('sees nothing of a feed in a blocked element, as SECURITY.md shows it', async () => {
    const [, block = ''] =
      /<div (class="[^"]*")>\n {2}<stamps-activity-feed/.exec(
        await readFile('SECURITY.md', 'utf8'),
      ) ?? [];
    expect(block).to.equal('class="rr-block"');
    expect(await record(block)).to.not.include(secret);
    expect(await record('data-private', '{ blockSelector: "[data-private]" }')).to.not.include(
      secret,
    );
  });
});
