import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { apps } from './apps.js';
import type { Shop } from './shop.js';
import { runStep, steps } from './steps.js';

describe('an app in', function () {
  this.timeout(120_000);
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

      if (name === 'Next') {
        it('writes the feed and its children on the server', async () => {
          const html = await (await fetch(`${shop.origin}/`)).text();
          expect(html).to.match(
            /<stamps-activity-feed>.*<h2 slot="header">.*<\/stamps-activity-feed>/,
          );
          expect(html).to.include('<template slot="transaction"><strong>[[title]]</strong>');
        });
      }

      for (const step of Object.keys(steps)) it(step, () => runStep(step, { shop, browser }));
    });
  }
});
