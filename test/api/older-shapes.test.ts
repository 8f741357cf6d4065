import { expect } from 'chai';
import { parseActivity } from '../../src/api/index.js';
import { expectKnown } from './harness.js';

const parsed = (item: object) => {
  const activity: Record<string, unknown> = { ...parseActivity(item) };
  delete activity.raw;
  return activity;
};

const createdOf = (created: unknown) => parseActivity({ id: 1, type: 9, created })?.created;

describe('older shapes: numbers as text and as floats', () => {
  it('are numbers in a transaction', () => {
    const transaction = { stamps: '20', status: '2', name: 'T', invoice_number: 'I', channel: 'C' };
    expect(parsed({ id: '704', type: '0', created: '1661925661', transaction })).to.deep.equal({
      id: 704,
      type: 0,
      created: 1661925661,
      kind: 'transaction',
      transaction: { ...transaction, stamps: 20, status: 2 },
    });
  });

  it('are numbers in a modification', () => {
    const item = {
      id: 1,
      type: '11',
      transaction_modification: {
        root_transaction: { id: '12', invoice_number: 'ABC-123' },
        stamps_delta: '10',
        stamps_delta_override: '0',
        stamps_refund_from_payments: '100.0',
        total_stamps_delta: '-10',
        subtotal_delta: '-15000.0',
        grand_total_delta: ' +15000.50 ',
      },
    };
    expect(parsed(item)).to.deep.equal({
      id: 1,
      type: 11,
      kind: 'transaction-return',
      transaction_modification: {
        root_transaction: { id: 12, invoice_number: 'ABC-123' },
        stamps_delta: 10,
        stamps_delta_override: 0,
        stamps_refund_from_payments: 100,
        total_stamps_delta: -10,
        subtotal_delta: -15000,
        grand_total_delta: 15000.5,
      },
    });
  });

  it('are numbers in a balance update', () => {
    const balance_update = { amount: '-15000.0', status: '1', balance_type: '2' };
    expect(parsed({ id: 1, type: 7, balance_update })).to.deep.equal({
      id: 1,
      type: 7,
      kind: 'balance-update',
      balance_update: { amount: -15000, status: 1, balance_type: 2 },
    });
  });

  it('are numbers in the kinds that keep their fields at the top', () => {
    expect(parsed({ id: 1, type: '15', expired_stamps: '102' })).to.deep.equal({
      id: 1,
      type: 15,
      kind: 'stamps-expiry',
      expired_stamps: 102,
    });
    expect(parsed({ id: 1, type: '5', stamps: '0' })).to.deep.equal({
      id: 1,
      type: 5,
      kind: 'membership-upgrade',
      stamps: 0,
    });
  });

  it('are left out where they are none', () => {
    for (const stamps of ['', 'ten', '1e3', '0x10', '1,000', '9'.repeat(400), true, [], {}]) {
      expectKnown(parsed({ id: 1, type: 2, award: { stamps, name: 'A' } }), {
        id: 1,
        type: 2,
        kind: 'award',
        award: { name: 'A' },
      });
    }
  });

  it('become text where text is documented', () => {
    const item = { id: 1, type: 0, notes: 7, transaction: { invoice_number: 17, name: 493 } };
    expect(parsed(item)).to.deep.equal({
      id: 1,
      type: 0,
      kind: 'transaction',
      notes: '7',
      transaction: { invoice_number: '17', name: '493' },
    });
  });
});

describe('older shapes: created', () => {
  const second = 1607049764;

  for (const text of [
    '2020-12-04T02:42:44Z',
    '2020-12-04T02:42:44+00:00',
    '2020-12-04T09:42:44+07:00',
    '2020-12-03T21:42:44-05:00',
    '2020-12-04T02:42:44',
    '2020-12-04 02:42:44',
    '2020-12-04 02:42:44Z',
    '2020-12-04 09:42:44+07:00',
    '2020-12-04T09:42:44+0700',
    '2020-12-04T02:42:44.000000',
    ' 2020-12-04T02:42:44Z ',
    String(second),
    `${second}.0`,
  ]) {
    it(`"${text}" is the second ${second}`, () => {
      expect(createdOf(text)).to.equal(second);
    });
  }

  for (const text of ['2020-12-04T02:42:44.250Z', '2020-12-04 02:42:44.250']) {
    it(`"${text}" keeps its fraction`, () => {
      expect(createdOf(text)).to.equal(second + 0.25);
    });
  }

  it('with microseconds, as Python writes them, keeps at least the milliseconds', () => {
    expect(createdOf('2020-12-04T02:42:44.250999+00:00')).to.be.within(
      second + 0.25,
      second + 0.251,
    );
  });

  describe('without a zone, on a device in Jakarta', () => {
    let zone: string | undefined;

    // Browsers have the zone of their machine: only a process can move.
    before(function () {
      if (typeof process === 'undefined') this.skip();
      zone = process.env.TZ;
      process.env.TZ = 'Asia/Jakarta';
      expect(new Date(0).getTimezoneOffset()).to.equal(-420);
    });

    after(() => {
      if (typeof process === 'undefined') return;
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    });

    it('is UTC all the same', () => {
      for (const text of ['2020-12-04T02:42:44', '2020-12-04 02:42:44', '2020-12-04 02:42:44.0']) {
        expect(createdOf(text)).to.equal(second);
      }
    });
  });

  it('without a time of day is midnight UTC', () => {
    expect(createdOf('2020-12-04')).to.equal(Date.UTC(2020, 11, 4) / 1000);
  });

  it('is milliseconds only where as seconds no calendar would show it', () => {
    const lastSecond = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
    expect(createdOf(lastSecond)).to.equal(lastSecond);
    expect(createdOf(second * 1000)).to.equal(second);
    expect(createdOf(String(second * 1000 + 250))).to.equal(second + 0.25);
  });

  it('is left out where it is a number that no date can be made of', () => {
    for (const number of [1e30, -1e30, 8.64e15 + 1000, -8.64e12 - 1, '9'.repeat(40)]) {
      expect(createdOf(number), String(number)).to.equal(undefined);
    }
    expect(createdOf(8.64e15)).to.equal(8.64e12);
  });

  it('is left out where it can’t be understood', () => {
    for (const text of ['', 'yesterday', '04/12/2020', '2020-13-45', '2020-12-04T99:00:00Z', {}]) {
      expect(createdOf(text)).to.equal(undefined);
    }
  });

  it('may be null, or not be there', () => {
    expect(createdOf(null)).to.equal(null);
    expect(parsed({ id: 1, type: 9 })).to.deep.equal({ id: 1, type: 9, kind: 'registration' });
  });
});

describe('older shapes: what comes and goes', () => {
  const payload = { transaction: { stamps: 5 } };

  it('lets merchant, store, notes and channel be missing', () => {
    const item = { id: 1, type: 0, ...payload };
    expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction' });
  });

  it('lets all of them be null', () => {
    const item = {
      id: 1,
      type: 0,
      created: null,
      notes: null,
      merchant: null,
      store: null,
      transaction: { stamps: null, name: null, status: null, invoice_number: null, channel: null },
    };
    expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction' });
  });

  it('leaves out a merchant and a store that are no objects', () => {
    for (const wrong of ['Levi', 7, true]) {
      const item = { id: 1, type: 0, merchant: wrong, store: wrong, ...payload };
      expectKnown(parsed(item), { id: 1, type: 0, kind: 'transaction', ...payload });
    }
  });

  it('takes a merchant and a store with half of their fields', () => {
    const item = { id: 1, type: 0, merchant: { name: 'M' }, store: { name: 'S' }, ...payload };
    expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction' });
  });

  it('lets the modified transaction be null, or not be there', () => {
    const original_transaction = { id: 20, invoice_number: 'ABC-2' };
    for (const modification of [
      { original_transaction, modified_transaction: null, total_stamps_delta: -10 },
      { original_transaction, total_stamps_delta: -10 },
    ]) {
      const item = { id: 1, type: 11, transaction_modification: modification };
      expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction-return' });
    }
  });

  it('keeps fields that nobody documented, at every depth', () => {
    const extra = { deep: [1, { x: null }] };
    const item = {
      id: 1,
      type: 11,
      extra,
      merchant: { id: 2, name: 'M', extra },
      store: { name: 'S', extra },
      transaction_modification: {
        extra,
        root_transaction: { id: 3, extra },
      },
    };
    expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction-return' });
  });

  it('goes by the type, whatever the wire’s own "kind" and "raw" say', () => {
    const item = { id: 1, type: 9, kind: 'award', raw: 7 };
    expect(parseActivity(item)).to.deep.equal({ id: 1, type: 9, kind: 'registration', raw: item });
  });
});
