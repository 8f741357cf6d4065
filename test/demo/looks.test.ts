import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { audit, layoutShifts, lowContrast } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { startDemo } from '../support/demo-server.js';
import { looks, nameOf, ThemePage, themes } from '../support/looks.js';

describe('the looks', function () {
  this.timeout(120_000);
  let browser: Browser;
  let demo: Awaited<ReturnType<typeof startDemo>>;

  before(async () => {
    demo = await startDemo();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('are at least six', () => {
    expect(themes).to.have.length.of.at.least(6);
  });

  it('are looked at by eyes that see what is wrong', async () => {
    const { page } = await ThemePage.open(browser, demo.origin, 'plain');
    await page.setViewport({ width: 320, height: 900 });
    await page.addStyleTag({
      content: `stamps-activity-feed::part(title) { color: #ccc; white-space: nowrap; font-size: 3rem }
        stamps-activity-feed::part(amount) { position: relative; top: 1.5em; right: 4em }
        stamps-activity-feed::part(load-more) { min-height: 0; height: 20px; padding: 0 }`,
    });
    const problems = (await audit(page)).join();
    expect(problems)
      .to.match(/leaves its row/)
      .and.to.match(/overlap/);
    expect(await lowContrast(page)).to.not.be.empty;
    await page.close();
    // A window that was just resized forgives shifts: this one is new.
    const other = await browser.newPage();
    await other.goto(`${demo.origin}/themes/plain.html`);
    await other.evaluate(() => {
      const block = document.createElement('div');
      block.style.height = '200px';
      document.body.prepend(block);
    });
    expect(await layoutShifts(other)).to.not.be.empty;
    await other.close();
  });

  for (const theme of themes) {
    it(`${theme}: nothing overflows, overlaps, or is too small to hit, in any way to look at it`, async () => {
      const themePage = await ThemePage.open(browser, demo.origin, theme);
      const problems: Record<string, string[]> = {};
      for (const look of looks) {
        await themePage.look(look);
        const found = await audit(themePage.page);
        if (found.length > 0) problems[nameOf(look)] = found;
      }
      await themePage.page.close();
      expect(problems).to.deep.equal({});
    });

    it(`${theme}: every text stands out from what is behind it, in the light and in the dark`, async () => {
      const themePage = await ThemePage.open(browser, demo.origin, theme);
      const problems: Record<string, string[]> = {};
      for (const look of looks) {
        // Contrast depends on neither the direction nor, but for the layout's two forms, the width.
        if (look.forcedColors || look.direction === 'rtl' || ![320, 1200].includes(look.width)) {
          continue;
        }
        await themePage.look(look);
        const found = await lowContrast(themePage.page);
        if (found.length > 0) problems[nameOf(look)] = found;
      }
      await themePage.page.close();
      expect(problems).to.deep.equal({});
    });

    it(`${theme}: nothing shifts when the rows come`, async () => {
      for (const width of [320, 1200]) {
        const page = await browser.newPage();
        await page.setViewport({ width, height: 900 });
        // A network on which the skeleton is seen before the rows come.
        await page.emulateNetworkConditions({ latency: 40, download: 4e6, upload: 4e6 });
        await page.goto(`${demo.origin}/themes/${theme}.html`);
        await page.waitForFunction(
          () => document.querySelector('stamps-activity-feed')?.status === 'ready',
        );
        const shifts = await layoutShifts(page);
        await page.close();
        expect(shifts, `at ${width} px`).to.deep.equal([]);
      }
    });
  }
});
