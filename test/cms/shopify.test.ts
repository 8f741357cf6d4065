import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { Liquid } from 'liquidjs';
import type { Browser } from 'puppeteer-core';
import { type LoaderPages, serveLoaderPages } from '../package/loader/loader-page.js';
import { launchChromium } from '../support/chromium.js';
import { rowTitles } from '../support/visit.js';

interface Setting {
  readonly id: string;
  readonly type: string;
  readonly default?: string | boolean;
}

const liquid = new Liquid({ strictFilters: true, strictVariables: true, lenientIf: true });
liquid.registerFilter('asset_url', (name: string) => `/${name}`);

describe('the Shopify block', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: LoaderPages;
  let template: string;
  let schema: { readonly target: string; readonly settings: readonly Setting[] };

  before(async () => {
    const source = await readFile(
      'integrations/shopify/blocks/stamps-activity-feed.liquid',
      'utf8',
    );
    const [, before = '', json = ''] =
      /^([\s\S]*){% schema %}([\s\S]*){% endschema %}\n$/.exec(source) ?? [];
    template = before;
    schema = JSON.parse(json);
    server = await serveLoaderPages();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const render = (
    others: Readonly<Record<string, unknown>> = {},
    customer: unknown = { id: 1 },
  ) => {
    const defaults = schema.settings.map((it) => [it.id, it.default ?? '']);
    return liquid.parseAndRender(template, {
      block: {
        settings: { ...Object.fromEntries(defaults), api_url: '/stamps', ...others },
        shopify_attributes: 'data-shopify-editor-block="1"',
      },
      customer,
      request: { locale: { iso_code: 'id' } },
      routes: { account_login_url: '/account/login' },
    });
  };

  it('declares exactly the settings that it uses', () => {
    const used = [...template.matchAll(/block\.settings\.(\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)]).to.have.members(schema.settings.map(({ id }) => id));
    expect(schema.target).to.equal('section');
    for (const { type } of schema.settings) {
      expect(type).to.be.oneOf(['text', 'select', 'checkbox', 'color', 'html']);
    }
    expect(schema.settings.find(({ id }) => id === 'api_url')?.default).to.equal('/apps/stamps');
  });

  it('shows a customer their rows, with the merchant’s texts', async () => {
    const row = '<p class="receipt" title="[[title]]">[[reference]]</p>';
    const html = await render({
      transaction_row: row,
      types: 'transaction',
      filters: true,
      group_by: 'day',
    });
    const { page, problems } = await server.open(browser, '', html);
    await page.waitForFunction(() => document.querySelector('.receipt')?.textContent.match(/^INV/));
    expect(await page.$$('.receipt[title]')).to.have.length(0);
    const read = await page.$eval('stamps-activity-feed', (feed) => [
      feed.lang,
      feed.groupBy,
      feed.types.join(),
      feed.filters.length,
      feed.querySelector('h2')?.checkVisibility(),
      getComputedStyle(feed).getPropertyValue('--stamps-feed-accent'),
    ]);
    expect(read).to.deep.equal(['id', 'day', 'transaction', 5, true, '#0f6b57']);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include('<p title> was removed from a template');
  });

  it('shows rows with its default settings', async () => {
    const { page } = await server.open(browser, '', await render());
    expect(await rowTitles(page, 20)).to.have.length(20);
  });

  it('has settings for totals, the unit, receipts and the way to sign in', async () => {
    const settings = { group_totals: true, unit: 'poin', receipt_url: '/r/{reference}' };
    const { page, problems } = await server.open(browser, '', await render(settings));
    await rowTitles(page, 20);
    const read = await page.$eval('stamps-activity-feed', (feed) => {
      const root = feed.shadowRoot;
      root?.querySelector<HTMLElement>('[part=details-toggle]')?.click();
      return [
        feed.groupTotals,
        root?.querySelector('[part=stamps]')?.textContent?.includes('poin'),
        root?.querySelector('[part=receipt]')?.getAttribute('href')?.includes('/r/INV'),
        feed.signInUrl,
      ];
    });
    expect(read).to.deep.equal([true, true, true, '/account/login']);
    expect(problems).to.deep.equal([]);
    const { page: plain } = await server.open(browser, '', await render());
    await rowTitles(plain, 20);
    const off = await plain.$eval('stamps-activity-feed', (feed) => [
      feed.groupTotals,
      feed.unit ?? null,
      feed.receiptUrl ?? null,
    ]);
    expect(off).to.deep.equal([false, null, null]);
  });

  it('escapes the merchant’s texts', async () => {
    const attack = '"><img src=x onerror=alert(1)>';
    const names = schema.settings
      .filter(({ type }) => type !== 'html' && type !== 'checkbox')
      .map(({ id }) => [id, attack]);
    const html = await render(Object.fromEntries(names));
    expect(html).to.include('&lt;img').and.to.not.include('<img');
  });

  it('asks other visitors to sign in, and loads nothing', async () => {
    const html = await render({}, null);
    expect(html).to.include('href="/account/login"').and.to.not.include('<script');
  });

  describe('the customer id of an app proxy request', () => {
    const secret = 'shpss_secret';
    const now = 1_700_000_000_000;
    const signed = (query: string, key = secret) => {
      const params = new URLSearchParams(query);
      const names = [...new Set(params.keys())];
      const message = names.map((name) => `${name}=${params.getAll(name).join(',')}`).sort();
      params.set('signature', createHmac('sha256', key).update(message.join('')).digest('hex'));
      return { url: `https://app.example/stamps/activities?${params}` };
    };
    const query =
      'shop=a.myshopify.com&logged_in_customer_id=42&timestamp=1700000000&path_prefix=%2Fapps%2Fstamps';
    let customerIdOf: (request: { url: string }, secret: string, now: number) => string | undefined;

    before(async () => {
      const file = new URL('../../integrations/shopify/customer-id.js', import.meta.url).href;
      ({ customerIdOf } = await import(file));
    });

    it('is read if the signature is valid', () => {
      expect(customerIdOf(signed(query), secret, now)).to.equal('42');
      expect(customerIdOf(signed(`${query}&merchant_id=2&merchant_id=5`), secret, now)).to.equal(
        '42',
      );
    });

    it('is rejected if the signed text can be read in two ways', () => {
      const mine = signed(`${query}&extra=1logged_in_customer_id%3D41`).url;
      const signature = new URL(mine).searchParams.get('signature') ?? '';
      const theirs = new URLSearchParams({
        extra: '1',
        logged_in_customer_id: '41',
        'logged_in_customer_id=42path_prefix': '/apps/stamps',
        shop: 'a.myshopify.com',
        timestamp: '1700000000',
        signature,
      });
      const read = [...theirs].filter(([name]) => name !== 'signature').map((it) => it.join('='));
      const text = createHmac('sha256', secret).update(read.sort().join('')).digest('hex');
      expect(text, 'both have the same signature').to.equal(signature);
      expect(customerIdOf({ url: `https://app.example/?${theirs}` }, secret, now)).to.equal(
        undefined,
      );
      expect(customerIdOf({ url: mine }, secret, now)).to.equal(undefined);
    });

    it('is rejected for a changed query, and after a minute', () => {
      const { url } = signed(query);
      const others = [
        { url: url.replace('id=42', 'id=43') },
        { url: `${url}&logged_in_customer_id=43` },
        { url: `${url}&x=1` },
        { url: url.replace(/signature=\w+/, 'signature=') },
        { url: url.replace(/signature=\w+/, '') },
        signed(query, 'another'),
        signed(query.replace('=42', '=')),
        signed(query.replace('=42', '=42&logged_in_customer_id=43')),
        signed(query.replace('1700000000', '1699999900')),
        signed(query.replace('&timestamp=1700000000', '')),
      ];
      for (const other of others)
        expect(customerIdOf(other, secret, now), other.url).to.equal(undefined);
      expect(customerIdOf(signed(query, ''), '', now)).to.equal(undefined);
    });
  });
});
