import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serveWithProxy, signIn } from '../../support/proxy-site.js';
import type { TestServer } from '../../support/serve.js';
import { visit } from '../../support/visit.js';

const shop = `<!doctype html><html lang="en"><head><title>Shop</title>
  <script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><main></main><iframe src="/empty"></iframe></body></html>`;

/** Attributes that make a feed listen, observe or wait. */
const attributes = ['', 'auto-load', 'restore', 'refresh-interval="60"', 'row-slots'];

/** What happens in the task in which a feed `f` is removed from `main`; `other` is an iframe's document. */
const removals: Readonly<Record<string, string>> = {
  'after an update that is pending': 'f.groupBy = "day"; f.remove();',
  'before an update': 'f.remove(); f.groupBy = "day";',
  'while a page is loading': 'f.loadMore(); f.remove();',
  'before methods are called': 'f.remove(); f.loadMore(); f.refresh(); f.retry(); f.showNew();',
  'while it is refreshed': 'f.refresh(); f.refreshInterval = 5; f.remove();',
  'with its parent': 'main.replaceChildren(); f.lang = "id";',
  'after a move': 'main.append(f); document.body.append(f); f.remove(); f.autoLoad = true;',
  'from an iframe': 'other.body.append(f); f.label = "x"; f.remove();',
  'by adoption': 'other.adoptNode(f); f.timeZone = "Asia/Tokyo";',
  'and returned and removed':
    'f.remove(); main.append(f); f.loadMore(); f.remove(); f.dir = "rtl";',
  'after it has forgotten its member': 'f.forget(); f.remove(); f.apiUrl = "/stamps?1";',
};

describe('nothing keeps a feed alive that is removed', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    server = await serveWithProxy({ '/': shop, '/empty': '<!doctype html><title>Empty</title>' });
    browser = await launchChromium();
    await signIn(browser, 'a');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [name, removal] of Object.entries(removals)) {
    it(name, async () => {
      const { page, problems } = await visit(browser, server.origin);
      const cdp = await page.createCDPSession();
      await page.evaluate(`(async () => {
        window.refs = [];
        const main = document.querySelector('main');
        const other = document.querySelector('iframe').contentDocument;
        await customElements.whenDefined('stamps-activity-feed');
        for (const attributes of ${JSON.stringify(attributes)}) await (async () => {
          main.innerHTML = '<stamps-activity-feed api-url="/stamps" ' + attributes + '></stamps-activity-feed>';
          const f = main.firstChild;
          refs.push(new WeakRef(f));
          await new Promise((resolve) => f.addEventListener('stamps-load', resolve, { once: true }));
          ${removal}
        })();
      })()`);
      const alive = async (): Promise<unknown> => {
        await cdp.send('HeapProfiler.collectGarbage');
        return page.evaluate(
          `new Promise((resolve) => setTimeout(() => resolve(refs.filter((ref) => ref.deref()).length), 50))`,
        );
      };
      // Timers and requests that end by themselves may hold a feed for a moment.
      let left = await alive();
      for (let n = 0; left !== 0 && n < 20; n++) left = await alive();
      expect(left).to.equal(0);
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }
});
