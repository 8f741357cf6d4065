import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serveWithProxy, signIn } from '../../support/proxy-site.js';
import type { TestServer } from '../../support/serve.js';
import { rowTitles, visit } from '../../support/visit.js';

const shop = `<!doctype html><html lang="en"><head><title>Shop</title>
  <script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><stamps-activity-feed api-url="/stamps" receipt-url="/r/{id}"></stamps-activity-feed></body></html>`;

/** What happens to the open row of a feed `f`, whose button is `toggle`. */
const ends: Readonly<Record<string, string>> = {
  'closed by its button': 'toggle.click()',
  'closed with Escape':
    'toggle.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }))',
  'rendered again in another language': 'f.lang = "id"',
  'removed with its list': 'f.forget()',
  'removed with its feed': 'f.remove()',
};

describe('details leave nothing in memory that are', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    server = await serveWithProxy({ '/': shop });
    browser = await launchChromium();
    await signIn(browser, 'a');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [name, end] of Object.entries(ends)) {
    it(name, async () => {
      const { page, problems } = await visit(browser, server.origin);
      await rowTitles(page, 20);
      const cdp = await page.createCDPSession();
      await page.evaluate(`(() => {
        const f = document.querySelector('stamps-activity-feed');
        const toggle = f.shadowRoot.querySelector('[part=details-toggle]');
        toggle.click();
        window.details = new WeakRef(f.shadowRoot.querySelector('[part=details]'));
        ${end};
      })()`);
      let isAlive: unknown = true;
      for (let n = 0; isAlive && n < 20; n++) {
        await cdp.send('HeapProfiler.collectGarbage');
        isAlive = await page.evaluate(
          'new Promise((resolve) => requestAnimationFrame(() => resolve(!!details.deref())))',
        );
      }
      expect(isAlive).to.equal(false);
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }
});
