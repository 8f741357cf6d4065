import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { rowTitles } from '../support/visit.js';
import { StaticSite, sized } from './static-site.js';

describe('the site without a server', function () {
  this.timeout(60_000);
  const site = new StaticSite();
  before(() => site.start());
  after(() => site.stop());

  /** Scrolls to every live example and waits for its rows. */
  const waitForExamples = async (page: Page): Promise<number> => {
    const frames = await page.$$('iframe.live');
    for (const frame of frames) {
      await frame.scrollIntoView();
      await page.waitForFunction(
        (it) => {
          const feeds = [
            ...((it as HTMLIFrameElement).contentDocument?.querySelectorAll(
              'stamps-activity-feed',
            ) ?? []),
          ];
          return feeds.length > 0 && feeds.every(({ status }) => status === 'ready');
        },
        { timeout: 30_000 },
        frame,
      );
    }
    return frames.length;
  };

  for (const [name, count] of [
    ['index', 1],
    ['styling', 1],
    ['templates', 2],
    ['reference', 4],
  ] as const) {
    it(`runs its examples: ${name}`, async () => {
      const { page, problems } = await site.open(`${name}.html`, sized(1280));
      expect(await waitForExamples(page)).to.be.at.least(count);
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }

  it('shows the examples in the colours of the page', async () => {
    const { page } = await site.open('styling.html', sized(1280, 'dark'));
    await waitForExamples(page);
    const scheme = await page.$eval(
      'iframe.live',
      (it) => (it as HTMLIFrameElement).contentDocument?.documentElement.style.colorScheme,
    );
    expect(scheme).to.equal('dark');
    await page.close();
  });

  for (const [name, rows] of [
    ['index', 20],
    ['playground', 20],
    ['themes/bold', undefined],
  ] as const) {
    it(`includes the demo: ${name}`, async () => {
      const { page, problems } = await site.open(`demo/${name}.html`);
      if (rows) {
        expect(await rowTitles(page, rows)).to.not.include('');
        await page.$eval('stamps-activity-feed >>> [part~=load-more]', (it) =>
          (it as HTMLElement).click(),
        );
        await rowTitles(page, rows * 2);
      } else {
        await page.waitForFunction(
          () => document.querySelector('stamps-activity-feed')?.status === 'ready',
        );
      }
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }

  it('simulates a network that fails', async () => {
    const { page } = await site.open('demo/playground.html');
    await rowTitles(page, 20);
    await page.select('select[name=fault]', '404 unknown member');
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.error?.code === 'not-found',
    );
    await page.close();
  });
});
