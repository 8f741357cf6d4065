import { expect } from 'chai';
import { docsPages } from '../../tools/docs/pages.js';
import { StaticSite, untilHydrated } from './static-site.js';

const demoPages = ['demo/index', 'demo/playground', 'demo/themes/index'];

describe('the links of the site', function () {
  this.timeout(120_000);
  const site = new StaticSite();
  before(() => site.start());
  after(() => site.stop());

  it('lead to pages and headings that exist', async () => {
    const anchors = new Map<string, ReadonlySet<string>>();
    const links: { from: string; href: string }[] = [];
    const page = await site.browser.newPage();
    for (const name of [...docsPages.map((it) => it.name), ...demoPages]) {
      await page.goto(site.url(`${name}.html`));
      if (!name.startsWith('demo/')) await untilHydrated(page);
      const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id));
      anchors.set(site.url(`${name}.html`), new Set(ids));
      const hrefs = await page.$$eval('a[href]', (all) =>
        all.map((it) => (it as HTMLAnchorElement).href),
      );
      links.push(...hrefs.map((href) => ({ from: name, href })));
    }
    const lost: string[] = [];
    for (const { from, href } of links) {
      const [path = '', anchor = ''] = href.split('#');
      if (!path.startsWith(site.url('/'))) continue;
      const ids = anchors.get(path);
      const isThere = ids ? !anchor || ids.has(decodeURIComponent(anchor)) : (await fetch(path)).ok;
      if (!isThere) lost.push(`${from}: ${href}`);
    }
    expect(links.length).to.be.above(docsPages.length * 20);
    expect([...new Set(lost)]).to.deep.equal([]);
    await page.close();
  });

  it('name source files at the version of the site', async () => {
    const page = await site.browser.newPage();
    await page.goto(site.url('frameworks.html'));
    const hrefs = await page.$$eval('main a[href*="/tree/"]', (all) =>
      all.map((it) => (it as HTMLAnchorElement).href),
    );
    expect(hrefs).to.not.be.empty;
    for (const href of hrefs) expect(href).to.match(/\/tree\/v\d+\.\d+\.\d+\/demo\//);
    await page.close();
  });
});
