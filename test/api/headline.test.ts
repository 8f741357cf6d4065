import { expect } from 'chai';
import type { ActivitySummary, ActivityWords } from '../../src/api/index.js';
import { parseActivity, summarize } from '../../src/api/index.js';
import { en, id } from '../../src/locales/index.js';

type Fields = Readonly<Record<string, unknown>>;

const summaryOf = (fields: Fields, words?: ActivityWords): ActivitySummary => {
  const activity = parseActivity({ id: 1, ...fields });
  if (!activity) throw new Error('This is not an activity.');
  return summarize(activity, words);
};

/** The two lines of a row. */
const linesOf = (fields: Fields, words?: ActivityWords) => {
  const { title, place } = summaryOf(fields, words);
  return [title, place];
};

const at = (store?: string, merchant?: string) => ({
  store: { display_name: store },
  merchant: { id: 1, name: merchant },
});
const purchase = (store?: string, merchant?: string, name = 'Transaction #493') => ({
  type: 0,
  ...at(store, merchant),
  transaction: { name },
});

describe('the headline of a purchase', () => {
  it('is the store, else the merchant, else the API’s name, else the kind', () => {
    expect(linesOf(purchase('Kemang', 'Rimbasuri'))).to.deep.equal(['Kemang', 'Rimbasuri']);
    expect(linesOf(purchase(undefined, 'Rimbasuri'))).to.deep.equal(['Rimbasuri', undefined]);
    expect(linesOf(purchase('Kemang'))).to.deep.equal(['Kemang', undefined]);
    expect(linesOf(purchase())).to.deep.equal(['Transaction #493', undefined]);
    expect(linesOf(purchase('', '', ''))).to.deep.equal(['Transaction', undefined]);
  });

  it('keeps the API’s own name in `name`', () => {
    expect(summaryOf(purchase('Kemang'))).to.include({ name: 'Transaction #493' });
    expect(summaryOf(purchase('Kemang', '', ''))).not.to.have.property('name');
  });
});

describe('the merchant below a store’s name', () => {
  for (const [store, merchant, isShown] of [
    ['ST ACE BINTARO', 'Ace Hardware', false],
    ['Levi Store', "Levi's", false],
    ['Rimbasuri Dago, Bandung', 'Kedai Kopi Rimbasuri', false],
    ['Apotek K24 Dago', 'K24', false],
    ['CAFÉ BATAVIA', 'Café Nusantara', false],
    ['Cafe\u0301 Batavia', 'Café Nusantara', false],
    ['ＡＣＥ Bintaro', 'Ace Hardware', false],
    ['Москва Центр', 'МОСКВА', false],
    ['ST BINTARO', 'ST Hardware', true],
    ['Kemang', 'Kedai Kopi Rimbasuri', true],
    ['Acehnese Corner', 'Ace Hardware', true],
    ['H&M Senayan', 'H&M', true],
    ['H&M', 'H&M', false],
  ] as const) {
    it(`is ${isShown ? 'shown' : 'left out'}: ${store}, ${merchant}`, () => {
      expect(linesOf(purchase(store, merchant))).to.deep.equal([
        store,
        isShown ? merchant : undefined,
      ]);
    });
  }
});

describe('the place below any other headline', () => {
  const reward = (store?: string, merchant?: string) =>
    linesOf({ type: 1, ...at(store, merchant), redemption: { name: 'Kopi Gratis' } });

  it('is the store, else the merchant', () => {
    expect(reward('Kemang', 'Rimbasuri')).to.deep.equal(['Kopi Gratis', 'Kemang']);
    expect(reward(undefined, 'Rimbasuri')).to.deep.equal(['Kopi Gratis', 'Rimbasuri']);
    expect(reward()).to.deep.equal(['Kopi Gratis', undefined]);
  });

  it('is there for every kind', () => {
    const change = { type: 11, transaction_modification: { total_stamps_delta: -7 } };
    expect(linesOf({ ...change, ...at('Dago', 'Rimbasuri') })[1]).to.equal('Dago');
    const update = { type: 7, balance_update: { amount: 5 } };
    expect(linesOf({ ...update, ...at(undefined, 'Rimbasuri') })[1]).to.equal('Rimbasuri');
    expect(linesOf({ type: 99, ...at('Dago') })).to.deep.equal(['Activity', 'Dago']);
  });
});

describe('a membership level', () => {
  const level = (notes: string, words?: ActivityWords, type = 5) => {
    const { title, notes: left } = summaryOf({ type, notes }, words);
    return [title, left];
  };

  it('is the headline instead of the notes, in the language of the words', () => {
    expect(level('Upgraded to Silver')).to.deep.equal(['Upgraded to Silver', undefined]);
    expect(level('Upgraded to Silver', id)).to.deep.equal(['Naik ke Silver', undefined]);
    expect(level('Downgraded to Blue', id, 6)).to.deep.equal(['Turun ke Blue', undefined]);
    expect(level('Overriden to Gold', en, 12)).to.deep.equal(['Level changed to Gold', undefined]);
    expect(level('Overriden to Gold', id, 12)).to.deep.equal(['Level diubah ke Gold', undefined]);
  });

  it('is recognised in another spelling, with any level, and for any change', () => {
    expect(level('Overridden to Gold', id, 12)[0]).to.equal('Level diubah ke Gold');
    expect(level(' upgraded to VIP Rose & Gold ', id)[0]).to.equal('Naik ke VIP Rose & Gold');
    expect(level('Downgraded to Blue', id, 12)[0]).to.equal('Turun ke Blue');
  });

  for (const notes of [
    'Congratulations!',
    'Upgraded',
    'Upgraded to ',
    'Up to Gold',
    'You were upgraded to Gold',
    'Upgraded to Gold\nuntil December',
    'Naik ke Gold',
  ]) {
    it(`is left in the notes if they are ${JSON.stringify(notes)}`, () => {
      expect(level(notes, id)).to.deep.equal(['Level keanggotaan naik', notes.trim()]);
    });
  }

  it('is left in the notes of other kinds', () => {
    expect(level('Upgraded to Silver', id, 9)).to.deep.equal([
      'Pendaftaran selesai',
      'Upgraded to Silver',
    ]);
  });
});

describe('the name "Transaction #n"', () => {
  it('is said in the language of the words', () => {
    const unnamed = purchase();
    expect(summaryOf(unnamed, id)).to.include({ title: 'Transaksi #493', name: 'Transaksi #493' });
    expect(summaryOf(unnamed)).to.include({ title: 'Transaction #493' });
  });

  for (const name of ['Transaction', 'Transaction 493', 'My Transaction #493', 'Two coffees']) {
    it(`is not ${name}, which stays as it is`, () => {
      expect(summaryOf(purchase('', '', name), id)).to.include({ title: name, name });
    });
  }
});

describe('a balance update', () => {
  const titleOf = (amount: unknown, words?: ActivityWords) =>
    summaryOf({ type: 7, balance_update: { amount } }, words).title;

  it('was used where the amount has a minus, and has changed otherwise', () => {
    expect(titleOf(-15000)).to.equal('Balance used');
    expect(titleOf('-15000.0', id)).to.equal('Saldo terpakai');
    for (const amount of [15000, 0, -0, null, undefined, 'x']) {
      expect(titleOf(amount)).to.equal('Balance changed');
    }
  });
});

describe('an invisible text', () => {
  for (const blank of [
    '\u200b',
    '\u200b \u200d\ufeff',
    '\u00ad',
    '\u2060\u2061',
    '\u3164\u115f\uffa0',
    '\u2800',
    '\u034f\ufe0f',
    '\u202e\u2066',
    '\u180e',
    '\u0000\u001f',
    '\u{e0041}',
    '\u00a0\u3000',
  ]) {
    it(`counts as missing: ${JSON.stringify(blank).replace(/[^\x20-\x7e]/gu, encodeURIComponent)}`, () => {
      expect(linesOf(purchase(blank, blank, blank))).to.deep.equal(['Transaction', undefined]);
      expect(linesOf({ type: 2, award: { name: blank }, ...at(blank, 'M') })).to.deep.equal([
        'Stamps awarded',
        'M',
      ]);
      expect(summaryOf({ type: 9, notes: blank })).not.to.have.property('notes');
    });
  }

  it('inside another one stays', () => {
    expect(linesOf(purchase('\u200bKe\u00admang'))[0]).to.equal('\u200bKe\u00admang');
    expect(linesOf(purchase('👩‍👩‍👧'))[0]).to.equal('👩‍👩‍👧');
  });
});

describe('the invoices of a return', () => {
  it('are the new one and the one that it changed', () => {
    const change = (fields: Fields) =>
      summaryOf({ type: 11, transaction_modification: { invoice_number: 'A-1.2', ...fields } });
    const root = { root_transaction: { id: 1, invoice_number: 'A' } };
    const original = { original_transaction: { id: 2, invoice_number: 'A-1' } };
    expect(change({ ...root, ...original })).to.include({
      reference: 'A-1.2',
      originalReference: 'A-1',
    });
    expect(change(root)).to.include({ originalReference: 'A' });
    expect(change({ original_transaction: null })).not.to.have.property('originalReference');
  });
});
