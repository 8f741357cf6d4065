import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { docsPages, home } from '../../tools/docs/pages.js';
import { documents, snippetsOf } from '../docs/snippets.js';
import { StaticSite, sized, untilHydrated } from './static-site.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const hashes: Record<string, string> = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));

describe('the content of the site', function () {
  this.timeout(60_000);
  const site = new StaticSite();
  before(() => site.start());
  after(() => site.stop());

  const codeOf = (page: Page): Promise<string[]> =>
    page.$$eval('.vp-doc div[class*="language-"] pre code', (all) =>
      all.map((it) => it.textContent ?? ''),
    );

  /** What the site fills in. */
  const unfilled = (code: string) => code.replace(/integrity="[^"]*"/, 'integrity="…"').trim();

  it('is the tested snippets of the Markdown files, with highlighting', async () => {
    const page = await site.browser.newPage();
    for (const it of docsPages) {
      if (it === home || !documents.includes(it.file)) continue;
      await page.goto(site.url(`${it.name}.html`), { waitUntil: 'domcontentloaded' });
      const snippets = snippetsOf(it.file).map(({ code }) => unfilled(code));
      expect((await codeOf(page)).map(unfilled), it.file).to.deep.equal(snippets);
      const coloured = await page.$$('pre code span[style]');
      expect(coloured.length > 0, it.file).to.equal(snippets.length > 0);
    }
    await page.close();
  });

  for (const name of ['index', 'start']) {
    it(`loads the built file from a CDN, with its version and hash: ${name}`, async () => {
      const { page } = await site.open(`${name}.html`);
      const [snippet = ''] = (await codeOf(page)).filter((code) => code.includes('integrity='));
      expect(snippet).to.include(`/stamps-activity-feed@${version}/dist/stamps-activity-feed.js"`);
      expect(snippet).to.include(`integrity="${hashes['stamps-activity-feed.js']}"`);
      await page.close();
    });
  }

  it('shows one framework at a time', async () => {
    const { page } = await site.open('start.html', sized(1280));
    await untilHydrated(page);
    const tabs = await page.$$eval('.vp-code-group .tabs label', (all) =>
      all.map((it) => it.textContent),
    );
    expect(tabs).to.deep.equal(['HTML', 'React', 'Vue', 'Svelte', 'Angular']);
    const shown = () =>
      page.$$eval('.vp-code-group .blocks > *', (all) =>
        all.filter((it) => it.checkVisibility()).map((it) => it.textContent ?? ''),
      );
    expect(await shown()).to.have.length(1);
    await page.$$eval('.vp-code-group .tabs label', (all) => (all[2] as HTMLElement).click());
    await page.waitForFunction(() =>
      document.querySelector('.vp-code-group .blocks > .active')?.textContent?.includes('setup'),
    );
    expect(await shown()).to.have.length(1);
    await page.close();
  });

  it('has the contents of the page, the version, and the source of the page', async () => {
    const { page } = await site.open('proxy.html', sized(1440));
    const outline = await page.$$eval('.VPDocAsideOutline a', (all) =>
      all.map((it) => it.textContent),
    );
    expect(outline).to.include('What it guarantees');
    expect(await page.$eval('header', (it) => it.textContent)).to.include(version);
    expect(await page.$eval('.edit-link-button', (it) => (it as HTMLAnchorElement).href)).to.match(
      /\/docs\/proxy\.md$/,
    );
    await page.close();
  });

  it('copies a snippet', async () => {
    const { page } = await site.open('start.html', sized(1280));
    await untilHydrated(page);
    await site.browser
      .defaultBrowserContext()
      .overridePermissions(new URL(page.url()).origin, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
    await page.bringToFront();
    await page.hover('.vp-doc div[class*="language-"]');
    await page.click('button.copy');
    await page.waitForSelector('button.copy.copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).to.equal('npm install stamps-activity-feed');
    await page.close();
  });

  it('is there for language models, complete and in one file', async () => {
    const [list, full] = await Promise.all(
      ['llms.txt', 'llms-full.md'].map(async (name) => (await fetch(site.url(name))).text()),
    );
    for (const { name, file, title } of docsPages) {
      if (name !== 'index') expect(list).to.include(`- [${title}](./${name}.md)`);
      const page = await fetch(site.url(`${name}.md`));
      expect(page.ok, name).to.equal(true);
      expect(full).to.include((await page.text()).trim());
      for (const { code } of documents.includes(file) ? snippetsOf(file) : []) {
        expect(full).to.include(code.includes('integrity=') ? version : code);
      }
    }
  });
});
