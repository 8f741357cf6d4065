import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { startDemo } from '../support/demo-server.js';
import { visit } from '../support/visit.js';
import { fitsViewport, textOf, waitForRows, withoutDevModeWarning } from './demo-page.js';

const themes = readdirSync('demo/themes')
  .filter((file) => file.endsWith('.html') && file !== 'index.html')
  .map((file) => file.replace('.html', ''));

describe('the gallery', function () {
  this.timeout(60_000);
  let browser: Browser;
  let demo: Awaited<ReturnType<typeof startDemo>>;

  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  /** Resets the member, because the cookie outlives a page. */
  beforeEach(() =>
    browser.setCookie({
      name: 'member',
      value: 'rina.wijaya@example.com',
      domain: '127.0.0.1',
      path: '/',
    }),
  );

  for (const theme of themes) {
    describe(theme, () => {
      const file = `demo/themes/${theme}`;

      it('shows a page of activities without errors, at every width', async () => {
        const { page, problems } = await visit(browser, `${demo.origin}/themes/${theme}.html`);
        await waitForRows(page, 20);
        for (const width of [280, 320, 768, 1200]) {
          await page.setViewport({ width, height: 900 });
          expect(await fitsViewport(page), `${width} px`).to.equal(true);
        }
        expect(withoutDevModeWarning(problems)).to.deep.equal([]);
        await page.close();
      });

      it('has only the script that loads the element', () => {
        const html = readFileSync(`${file}.html`, 'utf8');
        expect(html.match(/<script.*?<\/script>/gs)).to.deep.equal([
          '<script type="module" src="/stamps-activity-feed.js"></script>',
        ]);
        expect(html).to.not.match(/\son\w+=|javascript:|style=|<style/i);
      });

      it('has all custom properties that its styles read in the code to copy', async () => {
        const { page } = await visit(browser, `${demo.origin}/themes/?theme=${theme}`);
        const css = await (await page.waitForSelector('#css'))?.evaluate((it) => it.textContent);
        const read = [...(css ?? '').matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
        for (const name of read.filter((it) => !it?.startsWith('--bs-'))) {
          expect(css).to.include(`${name}:`);
        }
        await page.close();
      });
    });
  }

  it('lists every theme with a live preview', async () => {
    const { page, problems } = await visit(browser, `${demo.origin}/themes/`);
    await page.waitForSelector('.cards li');
    const links = await page.$$eval('.cards a', (all) => all.map((link) => link.search));
    expect(links.sort()).to.deep.equal(themes.map((theme) => `?theme=${theme}`).sort());
    await page.waitForFunction(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.cards iframe');
      return frame?.contentDocument?.querySelector('stamps-activity-feed')?.status === 'ready';
    });
    expect(withoutDevModeWarning(problems)).to.deep.equal([]);
    await page.close();
  });

  it('shows a theme with its code, at the selected width and for the selected member', async () => {
    const { page } = await visit(browser, `${demo.origin}/themes/?theme=statement`);
    const html = await (await page.waitForSelector('#html'))?.evaluate((it) => it.textContent);
    expect(html).to.match(
      /^<script type="module" src="\/stamps-activity-feed\.js"><\/script>\n\n<st/,
    );
    expect(html)
      .to.include('  <template slot="activity">')
      .and.to.match(/<\/stamps-activity-feed>$/);
    expect(readFileSync('demo/themes/statement.css', 'utf8')).to.include(
      await textOf(page, '#css'),
    );

    await page.click('input[name=width][value="320"]');
    expect(await page.$eval('.preview-frame iframe', ({ clientWidth }) => clientWidth)).to.equal(
      320,
    );
    await page.select('.settings select[name=user]', 'one@example.com');
    await page.waitForFunction(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.preview-frame iframe');
      const feed = frame?.contentDocument?.querySelector('stamps-activity-feed');
      return feed?.activities?.length === 1;
    });
    await page.close();
  });
});
