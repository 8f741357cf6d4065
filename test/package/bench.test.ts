import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import type { ReadRow } from '../../tools/bench/page/read-rows.js';
import { startServer } from '../../tools/bench/server.js';
import { launchChromium } from '../support/chromium.js';
import type { TestServer } from '../support/serve.js';

describe('the rows that the benchmark compares ours with', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const rowsOf = async (variant: 'ours' | 'vanilla', user: string): Promise<ReadRow[]> => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/page/${variant}?user=${user}`);
    await page.addScriptTag({ type: 'module', url: '/harness.js' });
    const rows = await page.evaluate((it) => bench.read(it, 60), variant);
    await page.close();
    return rows;
  };

  for (const user of ['bench@example.com', 'every.kind@example.com']) {
    it(`say the same in the same elements, as high: ${user}`, async () => {
      const ours = await rowsOf('ours', user);
      const vanilla = await rowsOf('vanilla', user);
      expect(ours).to.have.length(60);
      expect(vanilla.map(({ markup }) => markup)).to.deep.equal(ours.map(({ markup }) => markup));
      // The first heading of ours stands closer to the feed's edge, by a rule about its page's wrapper.
      const heights = (rows: ReadRow[]) => rows.slice(1).map(({ height }) => Math.round(height));
      expect(heights(vanilla)).to.deep.equal(heights(ours));
      expect(new Set(heights(ours)).size).to.be.greaterThan(1);
    });
  }
});
