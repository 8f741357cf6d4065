import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { lowContrast } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { startDemo } from '../support/demo-server.js';
import { ThemePage } from '../support/theme-page.js';

/** The computed colours of the first element of each of these parts. */
const drawn = (view: ThemePage, ...selectors: readonly string[]) =>
  view.page.evaluate((wanted) => {
    const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
    return wanted.map((selector) => {
      const [query = '', pseudo] = selector.split('::');
      const element = root?.querySelector(query);
      if (!element) return undefined;
      const style = getComputedStyle(element, pseudo && `::${pseudo}`);
      return {
        color: style.color,
        background: style.backgroundColor,
        border: style.borderTopStyle,
        outline: style.outlineStyle,
        line: style.textDecorationLine,
      };
    });
  }, selectors);

describe('the feed with forced colours', function () {
  this.timeout(60_000);
  let browser: Browser;
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let view: ThemePage;

  before(async () => {
    demo = await startDemo();
    browser = await launchChromium();
    view = await ThemePage.open(browser, demo.origin, 'plain');
    await view.setMode({ width: 320, scheme: 'dark', direction: 'ltr', forcedColors: true });
    expect(await view.page.evaluate(() => matchMedia('(forced-colors: active)').matches)).to.equal(
      true,
    );
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('has readable texts', async () => {
    expect(await lowContrast(view.page)).to.deep.equal([]);
  });

  it('keeps the shapes of icons, and the line and the word that mark a canceled activity', async () => {
    const [icon, title, status] = await drawn(
      view,
      '[part=icon]',
      '[part~=status-canceled] [part=title]',
      '[part~=status-canceled] [part=status]',
    );
    expect(icon?.border).to.equal('solid');
    expect(title?.line).to.equal('line-through');
    expect(status?.border).to.equal('solid');
  });

  it('shows the focus ring of a row', async () => {
    await view.page.focus('stamps-activity-feed >>> article');
    await view.page.keyboard.press('PageDown');
    const [row] = await drawn(view, 'article:focus > [part~=activity]');
    expect(row?.outline).to.equal('solid');
  });
});
