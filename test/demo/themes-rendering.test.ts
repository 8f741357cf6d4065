import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { audit, layoutShifts, lowContrast } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { startDemo } from '../support/demo-server.js';
import { displayModes, modeName, ThemePage, themes } from '../support/theme-page.js';

describe('the themes', function () {
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

  it('are checked by audits that detect faults', async () => {
    const { page } = await ThemePage.open(browser, demo.origin, 'plain');
    await page.setViewport({ width: 320, height: 900 });
    await page.addStyleTag({
      content: `stamps-activity-feed::part(title) { color: #ccc; white-space: nowrap; font-size: 3rem }
        stamps-activity-feed::part(stamps) { position: relative; right: 6em; bottom: 3em }
        stamps-activity-feed::part(load-more) { min-height: 0; height: 20px; padding: 0 }`,
    });
    const problems = (await audit(page)).join();
    expect(problems)
      .to.match(/leaves its row/)
      .and.to.match(/overlap/);
    expect(await lowContrast(page)).to.not.be.empty;
    await page.close();
    // The browser ignores layout shifts right after a resize, so this page is new.
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
    it(`${theme}: nothing overflows, overlaps or is too small to tap, in any display mode`, async () => {
      const themePage = await ThemePage.open(browser, demo.origin, theme);
      const problems: Record<string, string[]> = {};
      for (const mode of displayModes) {
        await themePage.setMode(mode);
        const found = await audit(themePage.page);
        if (found.length > 0) problems[modeName(mode)] = found;
      }
      await themePage.page.close();
      expect(problems).to.deep.equal({});
    });

    it(`${theme}: every text has enough contrast, in light and dark`, async () => {
      const themePage = await ThemePage.open(browser, demo.origin, theme);
      const problems: Record<string, string[]> = {};
      for (const mode of displayModes) {
        // Contrast does not depend on the direction, and on the width only by the two layouts.
        if (mode.forcedColors || mode.direction === 'rtl' || ![320, 1200].includes(mode.width)) {
          continue;
        }
        await themePage.setMode(mode);
        const found = await lowContrast(themePage.page);
        if (found.length > 0) problems[modeName(mode)] = found;
      }
      await themePage.page.close();
      expect(problems).to.deep.equal({});
    });

    it(`${theme}: nothing shifts when the rows appear`, async () => {
      for (const width of [320, 1200]) {
        const page = await browser.newPage();
        await page.setViewport({ width, height: 900 });
        // A slow network: the skeleton is visible before the rows.
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
