import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import type { Shop } from '../support/shop.js';
import { visit } from '../support/visit.js';
import { apps } from './apps.js';
import { runStep, steps } from './steps.js';

const names = Object.keys(steps);

describe('an app in', function () {
  this.timeout(300_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  for (const [name, start] of Object.entries(apps)) {
    describe(name, () => {
      let shop: Shop;

      before(async () => {
        shop = await start();
      });

      after(async () => {
        await shop?.stop();
      });

      if (name === 'React 19') {
        it('compiles with its types', async () => {
          const args = ['node_modules/typescript/bin/tsc', '-p', 'demo/frameworks/react'];
          const compiled = promisify(execFile)(process.execPath, args);
          const { stdout } = await compiled.catch((failure: { stdout: string }) => failure);
          expect(stdout).to.equal('');
        });
      }

      if (name === 'Next') {
        it('renders the feed and its children on the server', async () => {
          const html = await (await fetch(`${shop.origin}/`)).text();
          expect(html).to.match(
            /<stamps-activity-feed>.*<h2 slot="header">.*<\/stamps-activity-feed>/,
          );
          expect(html).to.include('<template slot="transaction"><strong>[[title]]</strong>');
        });

        it('renders the feed from a server component', async () => {
          const { page, problems } = await visit(browser, `${shop.origin}/plain`);
          await page.waitForFunction(() => {
            const feed = document.querySelector('stamps-activity-feed');
            return feed?.status === 'ready' && feed.activities.length > 0;
          });
          const kinds = await page.$eval('stamps-activity-feed', ({ activities }) =>
            activities.map(({ kind }) => kind),
          );
          expect([...new Set(kinds)]).to.deep.equal(['redemption']);
          expect(problems).to.deep.equal([]);
          await page.close();
        });
      }

      for (const step of names) it(step, () => runStep(step, { shop, browser }));
    });
  }
});
