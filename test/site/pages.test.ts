import { expect } from 'chai';
import { docsPages, home } from '../../tools/docs/pages.js';
import { layoutShifts } from '../support/audit.js';
import { axe, StaticSite, sized, untilHydrated } from './static-site.js';

const demoPages = ['demo/index', 'demo/playground', 'demo/themes/index'];

describe('the documentation site', function () {
  this.timeout(60_000);
  const site = new StaticSite();
  before(() => site.start());
  after(() => site.stop());

  for (const page of docsPages) {
    it(`has no error, violation, layout shift or foreign request: ${page.title}`, async () => {
      const { page: opened, problems } = await site.open(`${page.name}.html`, sized(1280));
      await untilHydrated(opened);
      expect(await opened.$$('h1')).to.have.length(1);
      if (page !== home) {
        const current = await opened.$eval(
          '#VPSidebarNav .is-active .text',
          (it) => it.textContent,
        );
        expect(current).to.equal(page.title);
      }
      expect(await axe(opened)).to.deep.equal([]);
      expect(await layoutShifts(opened)).to.deep.equal([]);
      const origins = await opened.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
      );
      expect([...new Set(origins)]).to.deep.equal([new URL(opened.url()).origin]);
      expect(problems).to.deep.equal([]);
      await opened.close();
    });
  }

  for (const name of [...docsPages.map((page) => page.name), ...demoPages]) {
    it(`works at 375 px, in the dark: ${name}`, async () => {
      const { page, problems } = await site.open(`${name}.html`, sized(375, 'dark'));
      if (!name.startsWith('demo/')) await untilHydrated(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, 'wider than the window').to.equal(false);
      expect(await axe(page)).to.deep.equal([]);
      expect(await layoutShifts(page)).to.deep.equal([]);
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }

  it('has one brand, and every part is one click from the others', async () => {
    const { page } = await site.open('start.html', sized(1280));
    for (const part of ['Demo', 'Playground', 'Gallery', 'Docs']) {
      await Promise.all([
        page.waitForNavigation(),
        page.$$eval(
          'header a',
          (links, text) => links.find((it) => it.textContent?.trim() === text)?.click(),
          part,
        ),
      ]);
      const titles = await page.$$eval('header a', (links) =>
        links.map((it) => it.textContent?.trim()),
      );
      expect(titles).to.include.members([
        'stamps-activity-feed',
        'Docs',
        'Demo',
        'Gallery',
        'Playground',
      ]);
    }
    expect(page.url()).to.match(/\/(index\.html|start\.html)?$/);
    await page.close();
  });

  it('switches between light and dark, and remembers it', async () => {
    const { page } = await site.open('start.html', sized(1280));
    await untilHydrated(page);
    const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'));
    expect(await isDark()).to.equal(false);
    await page.click('.VPNavBarAppearance button');
    await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
    expect(await axe(page)).to.deep.equal([]);
    await page.reload();
    expect(await isDark()).to.equal(true);
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });
});
