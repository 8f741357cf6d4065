import { expect } from 'chai';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';

const update = (amount: unknown, id = 1) => ({ id, type: 7, balance_update: { amount } });
const award = (stamps: unknown, id = 1) => ({ id, type: 2, award: { stamps } });

/** The amounts of the rows. */
async function amountsOf(
  properties: { lang?: string; currency?: string },
  ...amounts: readonly unknown[]
): Promise<string[]> {
  const fetch = activities(...amounts.map((amount, n) => update(amount, 100 - n)));
  const { texts } = await mountSettled({ ...properties, fetch });
  return texts('amount');
}

async function stampsOf(lang: string, ...counts: readonly unknown[]): Promise<string[]> {
  const fetch = activities(...counts.map((count, n) => award(count, 100 - n)));
  const { texts } = await mountSettled({ lang, fetch });
  return texts('stamps');
}

describe('an amount', () => {
  const amounts = [-15000.0, '-15000.0', 120000, 0, -0.0, 123456789, 1e15, 1500.4, 1500.5, -0.4];

  it('in rupiah has no decimals in Indonesian', async () => {
    expect(await amountsOf({ lang: 'id' }, ...amounts)).to.deep.equal([
      '−Rp 15.000',
      '−Rp 15.000',
      'Rp 120.000',
      'Rp 0',
      'Rp 0',
      'Rp 123.456.789',
      'Rp 1.000.000.000.000.000',
      'Rp 1.500',
      'Rp 1.501',
      'Rp 0',
    ]);
  });

  it('in rupiah has no decimals in English', async () => {
    expect(await amountsOf({ lang: 'en' }, ...amounts)).to.deep.equal([
      '−Rp 15,000',
      '−Rp 15,000',
      'Rp 120,000',
      'Rp 0',
      'Rp 0',
      'Rp 123,456,789',
      'Rp 1,000,000,000,000,000',
      'Rp 1,500',
      'Rp 1,501',
      'Rp 0',
    ]);
  });

  const others = [
    ['USD', 'en', ['−$15,000.00', '$0.05', '$0.00']],
    ['USD', 'id', ['−$15.000,00', '$0,05', '$0,00']],
    ['JPY', 'en', ['−¥15,000', '¥0', '¥0']],
    ['KWD', 'en', ['−KWD 15,000.000', 'KWD 0.050', 'KWD 0.000']],
    ['SGD', 'en', ['−$15,000.00', '$0.05', '$0.00']],
    ['EUR', 'en-GB', ['−€15,000.00', '€0.05', '€0.00']],
  ] as const;
  for (const [currency, lang, expected] of others) {
    it(`has the decimals of its currency: ${currency}, ${lang}`, async () => {
      expect(await amountsOf({ currency, lang }, -15000, 0.05, 0)).to.deep.equal(expected);
    });
  }

  for (const currency of ['rp', 'RUPIAH', '', '€', 'US']) {
    it(`is in rupiah if the currency is invalid: "${currency}"`, async () => {
      expect(await amountsOf({ currency, lang: 'id' }, -15000)).to.deep.equal(['−Rp 15.000']);
    });
  }

  it('has the code of an unknown currency', async () => {
    expect(await amountsOf({ currency: 'ABC', lang: 'en' }, -15000)).to.deep.equal([
      '−ABC 15,000.00',
    ]);
  });

  it('has no sign if it is rounded to zero', async () => {
    for (const [currency, text] of [
      ['IDR', 'Rp 0'],
      ['JPY', '¥0'],
    ] as const) {
      const fetch = activities(update(-0.4, 2), update(0.4, 1));
      const { rows, texts } = await mountSettled({ currency, fetch });
      expect(texts('amount')).to.deep.equal([text, text]);
      const descriptions = rows().map((row) => plain(row.getAttribute('aria-description')));
      expect(descriptions).to.deep.equal([text, text]);
    }
  });

  it('changes with the currency, without a request', async () => {
    const { feed, texts } = await mountSettled({ fetch: activities(update(-15000)) });
    feed.currency = 'JPY';
    await feed.updateComplete;
    expect(texts('amount')).to.deep.equal(['−¥15,000']);
    feed.setAttribute('currency', 'idr');
    await feed.updateComplete;
    expect(texts('amount')).to.deep.equal(['−Rp 15,000']);
  });
});

describe('stamps', () => {
  const counts = [20, '20', 1, 0, -0.0, 1234567, 1e15, 2.5, 0.5];

  it('are formatted and pluralized in English', async () => {
    expect(await stampsOf('en', ...counts)).to.deep.equal([
      '+20 stamps',
      '+20 stamps',
      '+1 stamp',
      '0 stamps',
      '0 stamps',
      '+1,234,567 stamps',
      '+1,000,000,000,000,000 stamps',
      '+2.5 stamps',
      '+0.5 stamps',
    ]);
  });

  it('are formatted in Indonesian, which has no plural', async () => {
    expect(await stampsOf('id', ...counts)).to.deep.equal([
      '+20 stamp',
      '+20 stamp',
      '+1 stamp',
      '0 stamp',
      '0 stamp',
      '+1.234.567 stamp',
      '+1.000.000.000.000.000 stamp',
      '+2,5 stamp',
      '+0,5 stamp',
    ]);
  });

  it('have a minus sign as wide as the plus sign', async () => {
    for (const lang of ['en', 'id', 'en-SE']) {
      const fetch = activities({ id: 1, type: 15, expired_stamps: 10 });
      const { texts } = await mountSettled({ lang, fetch });
      expect(texts('stamps')[0]?.startsWith('\u221210 ')).to.equal(true);
    }
  });

  it('are described in words instead of signs', async () => {
    const descriptionsOf = async (lang: string) => {
      const fetch = activities(
        award(20, 6),
        { id: 5, type: 1, redemption: { stamps: 1, status: 2 } },
        award(0, 4),
        update(-15000, 3),
        { id: 2, type: 0, transaction: { stamps: 3, status: 3 } },
        update(15000, 1),
      );
      const { rows } = await mountSettled({ lang, fetch });
      return rows().map((row) => plain(row.getAttribute('aria-description')));
    };
    expect(await descriptionsOf('en')).to.deep.equal([
      'plus 20 stamps',
      'minus 1 stamp, Canceled',
      '0 stamps',
      'minus Rp 15,000',
      'plus 3 stamps, In progress',
      'Rp 15,000',
    ]);
    expect(await descriptionsOf('id')).to.deep.equal([
      'bertambah 20 stamp',
      'berkurang 1 stamp, Dibatalkan',
      '0 stamp',
      'berkurang Rp 15.000',
      'bertambah 3 stamp, Diproses',
      'Rp 15.000',
    ]);
  });
});
