import { expect } from 'chai';
import type { ActivitySummary } from '../../src/api/index.js';
import { parseActivity, summarize } from '../../src/api/index.js';

type Fields = Readonly<Record<string, unknown>>;

const summaryOf = (fields: Fields): ActivitySummary => {
  const activity = parseActivity({ id: 1, ...fields });
  if (!activity) throw new Error('This is not an activity.');
  return summarize(activity);
};

/** Deep equality distinguishes 0 from -0. */
const stampsOf = (fields: Fields) => ({ stamps: summaryOf(fields).stamps });
const amountOf = (fields: Fields) => ({ amount: summaryOf(fields).amount });

const credits = {
  transaction: (stamps: unknown) => ({ type: 0, transaction: { stamps } }),
  award: (stamps: unknown) => ({ type: 2, award: { stamps } }),
  return: (stamps: unknown) => ({
    type: 11,
    transaction_modification: { total_stamps_delta: stamps },
  }),
  refund: (stamps: unknown) => ({
    type: 16,
    transaction_modification: { total_stamps_delta: stamps },
  }),
};

const debits = {
  redemption: (stamps: unknown) => ({ type: 1, redemption: { stamps } }),
  deduction: (stamps: unknown) => ({ type: 10, stamps_deduction: { stamps } }),
  expiry: (stamps: unknown) => ({ type: 15, expired_stamps: stamps }),
};

describe('stamps with a sign from the API', () => {
  for (const [name, wire] of Object.entries(credits)) {
    it(`are unchanged for a ${name}`, () => {
      for (const stamps of [20, -20, 0, 0.5]) {
        expect(stampsOf(wire(stamps))).to.deep.equal({ stamps });
      }
    });

    it(`are never −0 for a ${name}`, () => {
      for (const stamps of [-0, '-0', '-0.0']) {
        expect(stampsOf(wire(stamps))).to.deep.equal({ stamps: 0 });
      }
    });
  }

  for (const type of [11, 16]) {
    it(`of type ${type} are the total of the change, not a part`, () => {
      const parts = {
        stamps_delta: -10,
        stamps_delta_override: 5,
        stamps_refund_from_payments: 100,
      };
      const total = { ...parts, total_stamps_delta: 90 };
      expect(stampsOf({ type, transaction_modification: total })).to.deep.equal({ stamps: 90 });
      const zero = { ...parts, total_stamps_delta: 0 };
      expect(stampsOf({ type, transaction_modification: zero })).to.deep.equal({ stamps: 0 });
    });
  }
});

describe('stamps that leave the account', () => {
  for (const [name, wire] of Object.entries(debits)) {
    it(`are negative for a ${name}, whichever sign the API sends`, () => {
      for (const stamps of [50, -50, '50', '-50.0']) {
        expect(stampsOf(wire(stamps))).to.deep.equal({ stamps: -50 });
      }
    });

    it(`are never −0 for a ${name}`, () => {
      for (const stamps of [0, -0, '0', '-0']) {
        expect(stampsOf(wire(stamps))).to.deep.equal({ stamps: 0 });
      }
    });
  }
});

describe('missing stamps', () => {
  for (const [name, wire] of Object.entries({ ...credits, ...debits })) {
    it(`are omitted for a ${name}`, () => {
      for (const stamps of [undefined, null, '', 'ten']) {
        expect(stampsOf(wire(stamps))).to.deep.equal({ stamps: undefined });
      }
    });
  }
});

describe('stamps of a membership level', () => {
  for (const type of [5, 6, 12]) {
    it(`of type ${type} are included if there are any`, () => {
      expect(stampsOf({ type, stamps: 50 })).to.deep.equal({ stamps: 50 });
      expect(stampsOf({ type, stamps: '-5' })).to.deep.equal({ stamps: -5 });
      expect(stampsOf({ type, stamps: 0 })).to.deep.equal({ stamps: undefined });
    });
  }
});

describe('the amount', () => {
  it('of a balance update has the API’s sign', () => {
    for (const amount of [120000, -120000, 0, 0.5]) {
      expect(amountOf({ type: 7, balance_update: { amount } })).to.deep.equal({ amount });
    }
  });

  for (const type of [11, 16]) {
    it(`of type ${type} is missing: the change of the receipt’s total is not the member’s`, () => {
      const delta = { subtotal_delta: -90000, grand_total_delta: '-100000.0' };
      const summary = summaryOf({ type, transaction_modification: delta });
      expect(summary).to.include({ purchaseTotal: -100000 });
      expect(summary).not.to.have.property('amount');
    });
  }

  it('is never −0', () => {
    expect(amountOf({ type: 7, balance_update: { amount: -0 } })).to.deep.equal({ amount: 0 });
    const delta = { grand_total_delta: '-0.0' };
    const { purchaseTotal } = summaryOf({ type: 11, transaction_modification: delta });
    expect({ purchaseTotal }).to.deep.equal({ purchaseTotal: 0 });
  });
});

describe('the store', () => {
  for (const [store, expected] of [
    [{ name: 'L123', display_name: 'Levi Store' }, 'Levi Store'],
    [{ name: 'L123' }, 'L123'],
    [{ name: 'L123', display_name: '' }, 'L123'],
    [{ name: 'L123', display_name: ' ' }, 'L123'],
    [{ name: 'L123', display_name: null }, 'L123'],
    [{ name: '', display_name: '' }, undefined],
    [{}, undefined],
    [null, undefined],
  ] as const) {
    it(`${JSON.stringify(store)} has the name ${expected}`, () => {
      expect(summaryOf({ type: 9, store }).store).to.equal(expected);
    });
  }
});

describe('the notes', () => {
  const deducted = (notes: unknown, own: unknown) =>
    summaryOf({ type: 10, notes, stamps_deduction: { stamps: 1, notes: own } }).notes;

  it('are the activity’s, or else those of the deduction', () => {
    expect(deducted('Activity', 'Deduction')).to.equal('Activity');
    expect(deducted('', 'Deduction')).to.equal('Deduction');
    expect(deducted(undefined, 'Deduction')).to.equal('Deduction');
    expect(deducted('Activity', '')).to.equal('Activity');
    expect(deducted('', ' ')).to.equal(undefined);
  });
});

describe('empty strings', () => {
  it('are omitted, and others are trimmed', () => {
    const transaction = { name: ' T ', invoice_number: ' I ', channel: ' C ' };
    const store = { name: '', display_name: ' S ' };
    const expected = {
      type: 0,
      notes: ' N ',
      merchant: { id: 1, name: ' M ' },
      store,
      transaction,
    };
    expect(summaryOf(expected)).to.include({
      title: 'S',
      name: 'T',
      place: 'M',
      reference: 'I',
      channel: 'C',
      notes: 'N',
      merchant: 'M',
      store: 'S',
    });
  });

  it('are omitted in every field', () => {
    const transaction = { name: '', invoice_number: '', channel: ' ' };
    const empty = { type: 0, notes: '', merchant: { id: 1, name: '\n' }, store: {}, transaction };
    expect(summaryOf(empty)).to.deep.equal({
      ...summaryOf({ type: 0, transaction: {} }),
      title: 'Transaction',
    });
  });
});

describe('the status', () => {
  it('is read from the payload, or else from beside it', () => {
    const statusOf = (status: unknown, own: unknown) =>
      summaryOf({ type: 0, status, transaction: { status: own } }).status;
    expect(statusOf(1, 2)).to.equal('canceled');
    expect(statusOf(3, null)).to.equal('open');
    expect(statusOf('2', undefined)).to.equal('canceled');
    expect(statusOf(1, 9)).to.equal(undefined);
  });
});

describe('a summary', () => {
  it('can be cloned, sent and stored', () => {
    const expected = summaryOf({ type: 0, transaction: { stamps: 20 }, created: 1 });
    expect(structuredClone(expected)).to.deep.equal(expected);
  });
});
