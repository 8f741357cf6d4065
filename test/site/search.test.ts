import { expect } from 'chai';
import { StaticSite, sized, untilHydrated } from './static-site.js';

describe('the search of the site', function () {
  this.timeout(60_000);
  const site = new StaticSite();
  before(() => site.start());
  after(() => site.stop());

  for (const [words, chapter] of [
    ['older_than', 'proxy.html'],
    ['refresh-interval', 'start.html'],
    ['Shopify', 'cms.html'],
    ['sandbox_latency', 'sandbox.html'],
    ['overrideMessages', 'language.html'],
  ] as const) {
    it(`finds "${words}" without a network`, async () => {
      const { page, problems } = await site.open('faq.html', sized(1280));
      await untilHydrated(page);
      await page.click('.VPNavBarSearch button');
      const input = await page.waitForSelector('.VPLocalSearchBox input');
      await page.waitForNetworkIdle();
      await page.setOfflineMode(true);
      await input?.type(words);
      const found = `.VPLocalSearchBox a.result[href*="${chapter}"]`;
      await page.waitForSelector(found);
      await page.setOfflineMode(false);
      await Promise.all([
        page.waitForFunction((path) => location.pathname.endsWith(path), {}, chapter),
        page.$eval(found, (link) => (link as HTMLElement).click()),
      ]);
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }
});
