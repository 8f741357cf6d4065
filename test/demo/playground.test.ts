import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { playgroundQuery } from '../../tools/docs/playground-query.js';
import { launchChromium } from '../support/chromium.js';
import { startDemo } from '../support/demo-server.js';
import { visit } from '../support/visit.js';
import { fitsViewport, textOf, waitForRows, withoutDevModeWarning } from './demo-page.js';

describe('the playground', function () {
  this.timeout(60_000);
  let browser: Browser;
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let page: Page;
  let problems: string[];

  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  beforeEach(async () => {
    ({ page, problems } = await visit(browser, `${demo.origin}/playground.html`));
    await waitForRows(page, 20);
    await page.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
  });

  afterEach(() => page.close());

  /** Types into a field and moves the focus away. */
  const fill = async (name: string, value: string) => {
    const field = await page.$(`[name="${name}"]`);
    await field?.evaluate((it) => {
      (it as HTMLInputElement).value = '';
    });
    await field?.type(value);
    await page.keyboard.press('Tab');
  };

  /** The feed in the HTML to copy, and the feed in the preview. */
  const readFeeds = () =>
    page.evaluate(() => {
      const code = document.querySelector('#snippet')?.textContent ?? '';
      return [new DOMParser().parseFromString(code, 'text/html'), document].map((root) => {
        const feed = root.querySelector('stamps-activity-feed');
        return {
          attributes: Object.fromEntries(
            [...(feed?.attributes ?? [])]
              .filter(({ name }) => name !== 'id')
              .map(({ name, value }) => [name, name === 'token' ? '…' : value]),
          ),
          templates: [...(feed?.querySelectorAll('template') ?? [])].map(({ slot, innerHTML }) => [
            slot,
            innerHTML.trim(),
          ]),
        };
      });
    });

  it('has a control for every attribute and custom property of the manifest', async () => {
    const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
    const { attributes, cssProperties } = manifest.modules[0].declarations[0];
    const names = await page.$$eval('#controls [name]', (all) =>
      all.map((field) => field.getAttribute('name')),
    );
    for (const { name } of [...attributes, ...cssProperties]) expect(names).to.include(name);
    const unlabelled = await page.$$eval(
      '#controls :is(input, select, textarea)',
      (all) =>
        all.filter((field) => !(field as HTMLInputElement).labels?.length && !field.ariaLabel)
          .length,
    );
    expect(unlabelled).to.equal(0);
    expect(withoutDevModeWarning(problems)).to.deep.equal([]);
  });

  it('shows the HTML of the preview', async () => {
    await page.select('[name=user]', 'every.kind@example.com');
    await page.select('[name=group-by]', 'day');
    await page.select('[name=lang]', 'id');
    await page.click('[name=merchant-group]');
    await fill('label', 'My "stamps" & more');
    const [copied, shown] = await readFeeds();
    expect(copied).to.deep.equal(shown);
    expect(copied?.attributes).to.deep.equal({
      'api-url': '/api/v3',
      'group-by': 'day',
      label: 'My "stamps" & more',
      lang: 'id',
      'merchant-group': '',
      token: '…',
      user: 'every.kind@example.com',
    });
  });

  it('shows the CSS of the preview', async () => {
    await fill('--stamps-feed-accent', 'rgb(1, 2, 3)');
    await fill('css', 'stamps-activity-feed::part(title) { color: rgb(4, 5, 6) }');
    expect(await textOf(page, '#snippet')).to.include(
      '<style>\n  stamps-activity-feed {\n    --stamps-feed-accent: rgb(1, 2, 3);\n  }\n\n' +
        '  stamps-activity-feed::part(title) { color: rgb(4, 5, 6) }\n</style>',
    );
    const colours = await page.evaluate(() => {
      const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
      const title = root?.querySelector('[part~=title]');
      const button = root?.querySelector('[part~=load-more]');
      return [title, button].map((element) => element && getComputedStyle(element).color);
    });
    expect(colours).to.deep.equal(['rgb(4, 5, 6)', 'rgb(1, 2, 3)']);
  });

  it('renders rows with the typed template', async () => {
    await page.click('[name=use-template]');
    await page.select('[name=template-slot]', 'transaction');
    await fill('template', '<b class="mine">[[title]]!</b>');
    await page.waitForFunction(() => document.querySelector('.mine')?.textContent?.endsWith('!'));
    const [copied, shown] = await readFeeds();
    expect(copied).to.deep.equal(shown);
    expect(copied?.templates).to.deep.equal([['transaction', '<b class="mine">[[title]]!</b>']]);
    await page.click('[name=use-template]');
    await page.waitForFunction(() => !document.querySelector('.mine'));
  });

  it('puts texts into slots, as text and as links', async () => {
    await page.select('[name=user]', 'empty@example.com');
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.activities.length === 0,
    );
    await fill('slot-empty', 'Nothing <b>yet</b>');
    await fill('slot-footer', 'Tea & more');
    const shown = () =>
      page.$$eval('stamps-activity-feed > [slot]', (all) => all.map((it) => it.outerHTML));
    expect(await shown()).to.deep.equal([
      '<span slot="empty">Nothing &lt;b&gt;yet&lt;/b&gt;</span>',
      '<span slot="footer">Tea &amp; more</span>',
    ]);
    const snippet = await textOf(page, '#snippet');
    expect(snippet).to.include('  <span slot="empty">Nothing &lt;b>yet&lt;/b></span>\n');
    expect(snippet).to.include('  <span slot="footer">Tea &amp; more</span>\n');
    await fill('slot-empty', ' ');
    expect(await shown()).to.have.length(1);
  });

  it('ends in one snippet, which shows the same feed on another page', async () => {
    await page.select('[name=group-by]', 'day');
    await fill('--stamps-feed-accent', 'rgb(1, 2, 3)');
    const snippet = await textOf(page, '#snippet');
    const token = await page.$eval('stamps-activity-feed', async () => {
      const response = await fetch('/api/auth/get-access-token/', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: 'sandbox-credential-main-group', crm_merchant_id: 2 }),
      });
      return (await response.json()).access_token;
    });
    const other = await browser.newPage();
    await other.goto(`${demo.origin}/live.html`);
    await other.setContent(snippet.replace('token="…"', `token="${token}"`));
    await waitForRows(other, 20);
    const shown = await other.$eval('stamps-activity-feed', (feed) => {
      const button = feed.shadowRoot?.querySelector('[part~=load-more]');
      return [feed.groupBy, button && getComputedStyle(button).color];
    });
    expect(shown).to.deep.equal(['day', 'rgb(1, 2, 3)']);
    await other.close();
  });

  it('keeps the settings in the URL, and lists the events', async () => {
    await page.select('[name=fault]', '404 unknown member');
    await page.waitForFunction(() =>
      document.querySelector('#log')?.textContent?.includes('stamps-error: not-found'),
    );
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.error?.code === 'not-found',
    );
    expect(await textOf(page, '#snippet')).to.include('sandbox_status=404');
  });

  it('has the colours that were chosen in the documentation, also when another tab changes them', async () => {
    const { page: other } = await visit(browser, `${demo.origin}/live.html`);
    const choose = (scheme: string) =>
      other.evaluate((it) => localStorage.setItem('vitepress-theme-appearance', it), scheme);
    const isShown = (scheme: string) =>
      page.waitForFunction(
        (it) => document.documentElement.style.colorScheme === it,
        { timeout: 10_000 },
        scheme,
      );
    for (const scheme of ['dark', 'light']) {
      await choose(scheme);
      await isShown(scheme);
    }
    await choose('auto');
    await isShown('');
    await choose('dark');
    await page.reload();
    await isShown('dark');
    await choose('auto');
    await other.close();
  });

  it('shows the feed of a live example of the documentation', async () => {
    const query =
      playgroundQuery(`<style>\nstamps-activity-feed { --stamps-feed-radius: 0 }\n</style>
      <stamps-activity-feed api-url="/stamps" unit="poin" filters merchant-group>
        <template slot="transaction">\n  <b class="mine">[[stamps]] [[unit]]</b>\n</template>
        <p slot="footer">Thank you</p>
      </stamps-activity-feed>`);
    const { page: opened } = await visit(browser, `${demo.origin}/playground.html?${query}`);
    await opened.waitForFunction(
      () => document.querySelector('.mine')?.textContent?.endsWith(' poin') ?? false,
    );
    const snippet = await textOf(opened, '#snippet');
    for (const part of [
      'unit="poin"',
      'filters="true"',
      'merchant-group',
      '[[unit]]',
      'Thank you',
    ]) {
      expect(snippet).to.include(part);
    }
    expect(snippet).to.include('--stamps-feed-radius: 0').and.not.include('token=');
    await opened.close();
  });

  it('fits on a phone', async () => {
    await page.setViewport({ width: 320, height: 700 });
    expect(await fitsViewport(page)).to.equal(true);
  });
});
