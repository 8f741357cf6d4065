import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Result } from 'axe-core';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { globSync } from 'tinyglobby';
import { docsPages } from '../../tools/docs/pages.js';
import { writeSite } from '../../tools/docs/site.js';
import { slugOf } from '../../tools/docs/writer.js';
import { layoutShifts } from '../support/audit.js';
import { launchChromium } from '../support/chromium.js';
import { rowTitles, visit } from '../support/visit.js';
import { documents, snippetsOf } from './snippets.js';

/** Runs `npm run docs` and resolves to the address of the first page. */
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

  it('begins with a live feed', async () => {
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
    it(`has no errors, violations, layout shifts or foreign requests: ${title}`, async () => {
      const { page: opened, problems } = await visit(browser, urlOf(name));
      expect(await opened.$$('h1')).to.have.length(1);
      expect(await opened.$eval('.pages [aria-current]', (it) => it.textContent)).to.equal(title);
      expect(await layoutShifts(opened)).to.deep.equal([]);
      await opened.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      expect(await axe(opened)).to.deep.equal([]);
      await opened.setViewport({ width: 320, height: 800 });
      const isWide = await opened.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWide, 'wider than 320 px').to.equal(false);
      const origins = await opened.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
      );
      expect([...new Set(origins)]).to.deep.equal([new URL(address).origin]);
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

  it('has no dead link', async () => {
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

  it('shows the snippets of the Markdown files, which are tested', async () => {
    const page = await browser.newPage();
    for (const { name, file } of docsPages) {
      if (!documents.includes(file)) continue;
      await page.goto(urlOf(name), { waitUntil: 'domcontentloaded' });
      const shown = await page.$$eval('pre code', (all) => all.map((it) => it.textContent ?? ''));
      expect(shown, file).to.deep.equal(snippetsOf(file).map(({ code }) => code));
    }
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
    it(`includes the demo: ${path}`, async () => {
      const { page, problems } = await visit(browser, new URL(`../${path}.html`, address).href);
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.status === 'ready',
      );
      expect(problems).to.deep.equal([]);
      await page.close();
    });
  }
});

describe('the pages of the documentation site', () => {
  it('are the README, every chapter, and the documents beside them', () => {
    expect(docsPages.map(({ file }) => file)).to.have.members([
      ...documents,
      'SECURITY.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'LICENSE',
    ]);
  });

  it('have the title that links to them show', () => {
    for (const { file, title } of docsPages) {
      if (!file.startsWith('docs/')) continue;
      expect(readFileSync(file, 'utf8').split('\n')[0]).to.equal(`# ${title}`);
    }
  });

  it('name only files of the repository that exist', () => {
    const folders = ['api', 'demo', 'docs', 'integrations', 'src', 'test', 'tools'];
    const path = new RegExp(`\`((?:${folders.join('|')})/[\\w./-]*)\``, 'g');
    const files = [...docsPages.map(({ file }) => file), ...globSync('integrations/*/README.md')];
    const named = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(path)].map(([, name = '']) => `${file}: ${name}`),
    );
    expect(named.length).to.be.above(20);
    expect(named.filter((it) => !existsSync(it.split(': ')[1] ?? ''))).to.deep.equal([]);
  });

  it('have the anchors of GitHub', () => {
    expect(slugOf('Language, time and money')).to.equal('language-time-and-money');
    expect(slugOf('`<stamps-activity-feed>`')).to.equal('stamps-activity-feed');
  });

  it('fail to build with a link to a file or a heading that does not exist', () => {
    for (const link of ['missing.md', 'proxy.md#missing', '#missing']) {
      const texts = new Map([['docs/start.md', `[A link](${link})`]]);
      expect(() => writeSite(texts), link).to.throw(/docs\/start\.md links to .*missing/);
    }
  });
});
