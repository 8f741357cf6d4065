import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { audit } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { startDemo } from '../support/demo-server.js';
import { ThemePage } from '../support/theme-page.js';

describe('the default look', function () {
  this.timeout(120_000);
  let browser: Browser;
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let view: ThemePage;

  before(async () => {
    demo = await startDemo();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  beforeEach(async () => {
    view = await ThemePage.open(browser, demo.origin, 'plain');
  });

  afterEach(() => view.page.close());

  /** The value of a property of the first element with a part. */
  const styleOf = (part: string, property: string): Promise<string | undefined> =>
    view.page.evaluate(
      (name, wanted) => {
        const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
        const element = root?.querySelector(`[part~="${name}"]`);
        return element ? getComputedStyle(element).getPropertyValue(wanted) : undefined;
      },
      part,
      property,
    );

  it('keeps its layout at a text size of 200 %', async () => {
    const problems: Record<number, string[]> = {};
    for (const width of [320, 768, 1200]) {
      await view.setMode({ width, scheme: 'light', direction: 'ltr', forcedColors: false });
      await view.page.evaluate(() =>
        document.documentElement.style.setProperty('font-size', '200%'),
      );
      const found = await audit(view.page);
      if (found.length > 0) problems[width] = found;
    }
    expect(problems).to.deep.equal({});
  });

  it('prints every row, and no button', async () => {
    await view.page.emulateMediaType('print');
    const heights = await view.page.evaluate(() => {
      const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
      return [...(root?.querySelectorAll('article') ?? [])].map(({ clientHeight }) => clientHeight);
    });
    expect(heights).to.have.length(64);
    expect(Math.min(...heights)).to.be.greaterThan(30);
    // This member has more activities to load, so there is a button.
    await view.page.setCookie({ name: 'member', value: 'rina.wijaya@example.com' });
    await view.page.reload({ waitUntil: 'domcontentloaded', timeout: 90_000 });
    await view.page.emulateMediaType('print');
    // On a busy machine, the demo's server takes long to compile the modules.
    await view.page.waitForFunction(() => document.querySelector('stamps-activity-feed')?.hasMore, {
      timeout: 90_000,
      polling: 'mutation',
    });
    expect(await styleOf('load-more', 'display')).to.equal('none');
  });

  it('shows secondary text in full contrast if the user prefers more contrast', async () => {
    const session = await view.page.createCDPSession();
    const shade = await styleOf('time', 'color');
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-contrast', value: 'more' }],
    });
    expect(shade).to.not.equal(await styleOf('title', 'color'));
    expect(await styleOf('time', 'color')).to.equal(await styleOf('title', 'color'));
  });

  it('has no animation if the user prefers reduced motion', async () => {
    await view.page.setRequestInterception(true);
    view.page.on('request', (request) => {
      // There is no response, so the skeleton stays.
      if (!request.url().includes('/stamps/')) void request.continue();
    });
    const session = await view.page.createCDPSession();
    const bone = async (motion: string) => {
      await session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-reduced-motion', value: motion }],
      });
      return view.page.evaluate(() => {
        const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
        const element = root?.querySelector('[part=skeleton]');
        return element && getComputedStyle(element).animationName;
      });
    };
    await view.page.reload({ waitUntil: 'domcontentloaded' });
    await view.page.waitForSelector('stamps-activity-feed >>> .skeleton');
    expect(await bone('no-preference')).to.equal('breathe');
    expect(await bone('reduce')).to.equal('none');
  });
});
