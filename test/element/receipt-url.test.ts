import { expect } from 'chai';
import { receiptTemplate } from '../../src/element/rows/receipt-url.js';
import { mountMarkup } from '../support/feed.js';
import { mountRows, purchase, toggles } from './helpers/details.js';
import { collectWarnings } from './helpers/warnings.js';

const accepted = [
  '/receipts/{reference}',
  '/{id}',
  '/r?number={reference}&id={id}#{id}',
  '/a/../{id}',
  '/{reference}{id}',
  'https://shop.example/{reference}',
  'HTTPS://shop.example:8443?r={reference}',
  'https://shop.example#{id}',
];

const refused = [
  '/receipts',
  '/receipts/{Reference}',
  '/receipts/{reference}/{store}',
  '/receipts/{id',
  '/receipts/{{id}}',
  '/receipts/{}',
  'receipts/{id}',
  './{id}',
  '?r={id}',
  '#{id}',
  '{reference}',
  '{reference}/{id}',
  '//shop.example/{id}',
  '/\\shop.example/{id}',
  '\\\\shop.example\\{id}',
  '/\t/shop.example/{id}',
  '/\u0000/shop.example/{id}',
  '/\u200b/{id}',
  '/a b/{id}',
  'http://shop.example/{id}',
  'http://localhost/{id}',
  'https:/shop.example/{id}',
  'https:shop.example/{id}',
  'https:///{id}',
  'https://{reference}',
  'https://{reference}.shop.example/',
  'https://shop.example{id}/',
  'https://shop.example:{id}/',
  'https://user:{id}@shop.example/',
  'https://user@shop.example/{id}',
  'https://[::1/{id}',
  'https://shop.example:99999/{id}',
  'javascript:alert({id})',
  'java\nscript:alert({id})',
  'data:text/html,{reference}',
  'mailto:{reference}',
  'ftp://shop.example/{id}',
  'blob:https://shop.example/{id}',
];

describe('receipt-url', () => {
  const warnings = collectWarnings();

  for (const template of accepted) {
    it(`accepts ${template}`, () => expect(receiptTemplate(template)).to.equal(template));
  }

  for (const template of refused) {
    it(`refuses ${JSON.stringify(template)}`, () =>
      expect(receiptTemplate(template)).to.equal(undefined));
  }

  it('warns once of a value that is refused, and makes no link', async () => {
    const template = '//warned.example/{id}';
    const [view] = [
      await mountRows([purchase(1)], { receiptUrl: template }),
      await mountRows([purchase(1)], { receiptUrl: template }),
    ];
    toggles(view)[0]?.click();
    expect(view.feed.receiptUrl).to.equal(undefined);
    expect(view.part('receipt')).to.equal(undefined);
    expect(warnings.texts).to.have.length(1);
    expect(warnings.texts[0]).to.include(template).and.to.include('receipt-url');
  });

  const linkOf = async (receiptUrl: string, invoice_number: unknown) => {
    const transaction = { stamps: 1, channel: 'POS', invoice_number };
    const view = await mountRows([purchase(7, { transaction })], { receiptUrl });
    toggles(view)[0]?.click();
    return view.part('receipt')?.getAttribute('href');
  };

  const values: Readonly<Record<string, string>> = {
    'INV/KR04/001': 'INV%2FKR04%2F001',
    'a b&c=d#e?f%2e': 'a%20b%26c%3Dd%23e%3Ff%252e',
    '/shop.example': '%2Fshop.example',
    '\\shop.example': '%5Cshop.example',
    '../admin': '..%2Fadmin',
    '...': '...',
    '{id}': '%7Bid%7D',
    '$&': '%24%26',
    né: 'n%C3%A9',
    '#2025/10-009': '%232025%2F10-009',
  };
  for (const [value, encoded] of Object.entries(values)) {
    it(`encodes the reference ${value}`, async () => {
      expect(await linkOf('/r/{reference}', value)).to.equal(`${location.origin}/r/${encoded}`);
      expect(await linkOf('https://shop.example/{reference}?id={id}', value)).to.equal(
        `https://shop.example/${encoded}?id=7`,
      );
    });
  }

  for (const value of ['', ' ', null, undefined, '.', '..', ' .. ', '\ud800']) {
    it(`makes no link with the reference ${JSON.stringify(value)}`, async () => {
      expect(await linkOf('/r/{reference}', value)).to.equal(undefined);
      expect(await linkOf('/r/{id}?r={reference}', value)).to.equal(undefined);
      expect(await linkOf('/r/{id}', value)).to.equal(`${location.origin}/r/7`);
    });
  }

  it('makes a row interactive that has nothing else to show', async () => {
    const list = [{ id: 1, type: 15, created: 1_796_000_000, expired_stamps: 1 }];
    const view = await mountRows(list, { receiptUrl: '/r/{id}' });
    expect(toggles(view)).to.have.length(1);
    view.feed.receiptUrl = '/r/{reference}';
    await view.settled();
    expect(toggles(view)).to.have.length(0);
  });

  it('is resolved against the origin, not against the `base` of the page', async () => {
    const base = document.createElement('base');
    base.href = 'https://elsewhere.example/';
    document.head.append(base);
    try {
      expect(await linkOf('/r/{id}', 'A')).to.equal(`${location.origin}/r/7`);
    } finally {
      base.remove();
    }
  });

  it('can be an attribute', async () => {
    const { feed } = await mountMarkup({ 'receipt-url': ' /r/{id} ' });
    expect(feed.receiptUrl).to.equal('/r/{id}');
  });
});
