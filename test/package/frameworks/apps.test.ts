import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { apps, furtherApps } from './apps.js';
import { recordFile, recordLine } from './record.js';
import type { Shop } from './shop.js';
import { runStep, steps } from './steps.js';

const names = Object.keys(steps);

describe('an app in', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  for (const [name, app] of Object.entries(apps)) {
    describe(name, () => {
      let shop: Shop;

      before(async () => {
        shop = await app.start();
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

      for (const step of names) it(step, () => runStep(step, { shop, browser }));
    });
  }
});

describe('the record of the last run of all apps', () => {
  for (const [name, app] of Object.entries({ ...apps, ...furtherApps })) {
    it(`has ${name} in the versions of today, and all that is tried`, async () => {
      const record = await readFile(recordFile, 'utf8');
      expect(record).to.include(recordLine(name, app, names.length, names.length));
      for (const step of names) expect(record).to.include(`- ${step}\n`);
    });
  }
});
