import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Result } from 'axe-core';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { docsPages } from '../../tools/docs/pages.js';
import { placeSections, sectionsOf, slugOf } from '../../tools/docs/sections.js';
import { layoutShifts } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { rowTitles, visit } from '../support/visit.js';

/** Runs `npm run docs` and gives the address of the first page. */
const start = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      const address = /Documentation: (http:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`It ended with code ${code}:\n${output}`)));
  });

const axe = (page: Page) =>
  page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }: Result) => `${id}: ${nodes[0]?.html}`);
  });

describe('the documentation site', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: ChildProcess;
  let address: string;

  before(async () => {
    server = spawn(process.execPath, ['--import', 'tsx', 'tools/docs/main.ts', '--port', '0']);
    address = await start(server);
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    server?.kill();
  });

  const urlOf = (name: string) => new URL(`${name}.html`, address).href;

  it('opens with a feed that is alive', async () => {
    const { page, problems } = await visit(browser, address);
    expect(await rowTitles(page, 20)).to.not.include('');
    await page.$eval('stamps-activity-feed >>> button', (button) =>
      (button as HTMLElement).click(),
    );
    await rowTitles(page, 40);
    expect(await layoutShifts(page)).to.deep.equal([]);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  for (const { name, title } of docsPages) {
    it(`is sound, accessible, still and offline: ${title}`, async () => {
      const { page: opened, problems } = await visit(browser, urlOf(name));
      expect(await opened.$eval('h1', (heading) => heading.textContent)).to.equal(title);
      expect(await opened.$eval('.pages [aria-current]', (it) => it.textContent)).to.equal(title);
      expect(await layoutShifts(opened)).to.deep.equal([]);
      await opened.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      expect(await axe(opened)).to.deep.equal([]);
      await opened.setViewport({ width: 320, height: 800 });
      const isWide = await opened.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWide, 'wider than 320 px').to.equal(false);
      const asked = await opened.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
      );
      expect([...new Set(asked)]).to.deep.equal([new URL(address).origin]);
      expect(problems).to.deep.equal([]);
      await opened.close();
    });
  }

  it('is accessible in the dark, on a phone', async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 320, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    for (const name of ['index', 'reference']) {
      await page.goto(urlOf(name));
      await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      expect(await axe(page)).to.deep.equal([]);
    }
    await page.close();
  });

  it('has no link that leads nowhere', async () => {
    const page = await browser.newPage();
    const anchors = new Map<string, ReadonlySet<string>>();
    const links: { from: string; href: string }[] = [];
    for (const { name } of docsPages) {
      await page.goto(urlOf(name), { waitUntil: 'domcontentloaded' });
      anchors.set(
        urlOf(name),
        new Set(await page.$$eval('[id]', (all) => all.map(({ id }) => id))),
      );
      const hrefs = await page.$$eval('a[href]', (all) =>
        all.map((it) => (it as HTMLAnchorElement).href),
      );
      links.push(...hrefs.map((href) => ({ from: name, href })));
    }
    const lost: string[] = [];
    for (const { from, href } of links) {
      const [path = '', anchor] = href.split('#');
      if (!path.startsWith(new URL(address).origin)) continue;
      const ids = anchors.get(path);
      const isThere = ids ? !anchor || ids.has(anchor) : (await fetch(path)).ok;
      if (!isThere) lost.push(`${from}: ${href}`);
    }
    expect(links.length).to.be.above(docsPages.length * 10);
    expect([...new Set(lost)]).to.deep.equal([]);
    await page.close();
  });

  it('shows every snippet of the README, which are all tried, and nothing else', async () => {
    const page = await browser.newPage();
    const shown: string[] = [];
    for (const { name, from } of docsPages) {
      if (from) continue;
      await page.goto(urlOf(name), { waitUntil: 'domcontentloaded' });
      shown.push(
        ...(await page.$$eval('pre code', (all) => all.map((it) => it.textContent ?? ''))),
      );
    }
    const readme = await readFile('README.md', 'utf8');
    const written = [...readme.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, code]) => code ?? '');
    expect(shown).to.have.members(written);
    await page.close();
  });

  it('copies a snippet', async () => {
    const { page } = await visit(browser, address);
    await browser
      .defaultBrowserContext()
      .overridePermissions(new URL(address).origin, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
    await page.bringToFront();
    await page.click('[data-copy]');
    await page.waitForFunction(
      () => document.querySelector('[data-copy]')?.textContent === 'Copied',
    );
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).to.equal(await page.$eval('pre code', (code) => code.textContent));
    await page.close();
  });

  for (const path of ['index', 'playground', 'themes/bold']) {
    it(`has the demo beside it: ${path}`, async () => {
      const { page, problems } = await visit(browser, new URL(`../${path}.html`, address).href);
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.status === 'ready',
      );
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }
});

describe('the sections of the documentation', () => {
  const text = '# Title\nIntro\n## A\na\n```sh\n## no heading\n```\n### A 1\na1\n## B\nb';
  const page = (name: string, sections: readonly string[]) => ({
    name,
    title: name,
    lead: '',
    sections,
  });

  it('are cut at the headings', () => {
    expect(sectionsOf('x', text).map(({ level, title }) => `${level} ${title}`)).to.deep.equal([
      '1 ',
      '2 A',
      '3 A 1',
      '2 B',
    ]);
  });

  it('go with what stands below them, in the order of the page', () => {
    const pages = [page('one', ['B', 'A']), page('two', ['', 'A 1'])];
    const placed = placeSections(pages, () => text);
    const shown = [...placed.values()].map((list) =>
      list.map(({ title, shownLevel }) => `${shownLevel} ${title}`),
    );
    expect(shown).to.deep.equal([
      ['2 B', '2 A'],
      ['2 ', '2 A 1'],
    ]);
  });

  it('are missed when no page shows them, or a page names none', () => {
    expect(() => placeSections([page('one', ['', 'A'])], () => text)).to.throw(/"B"/);
    const other = [page('one', ['', 'A', 'B', 'C'])];
    expect(() => placeSections(other, () => text)).to.throw(/"C"/);
  });

  it('have the anchors that links of the README lead to', () => {
    expect(slugOf('Language, time and money')).to.equal('language-time-and-money');
    expect(slugOf('`<stamps-activity-feed>`')).to.equal('stamps-activity-feed');
  });
});
