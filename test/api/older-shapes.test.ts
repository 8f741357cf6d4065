import { expect } from 'chai';
import { parseActivity } from '../../src/api/index.js';
import { expectKnown } from './harness.js';

const parsed = (item: object) => {
  const activity: Record<string, unknown> = { ...parseActivity(item) };
  delete activity.raw;
  return activity;
};

const createdOf = (created: unknown) => parseActivity({ id: 1, type: 9, created })?.created;

describe('numbers sent as strings or floats', () => {
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

  it('are numbers in kinds whose fields are at the top level', () => {
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

  it('are omitted if they are not numeric', () => {
    for (const stamps of ['', 'ten', '1e3', '0x10', '1,000', '9'.repeat(400), true, [], {}]) {
      expectKnown(parsed({ id: 1, type: 2, award: { stamps, name: 'A' } }), {
        id: 1,
        type: 2,
        kind: 'award',
        award: { name: 'A' },
      });
    }
  });

  it('are strings in fields that are documented as strings', () => {
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

describe('created', () => {
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
    it(`parses "${text}" as second ${second}`, () => {
      expect(createdOf(text)).to.equal(second);
    });
  }

  for (const text of ['2020-12-04T02:42:44.250Z', '2020-12-04 02:42:44.250']) {
    it(`keeps the fraction of "${text}"`, () => {
      expect(createdOf(text)).to.equal(second + 0.25);
    });
  }

  it('keeps at least the milliseconds of Python’s microseconds', () => {
    expect(createdOf('2020-12-04T02:42:44.250999+00:00')).to.be.within(
      second + 0.25,
      second + 0.251,
    );
  });

  describe('without a time zone, on a device in Jakarta', () => {
    let zone: string | undefined;

    // Browsers use the time zone of the machine. It can only be set for a process.
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

    it('is UTC', () => {
      for (const text of ['2020-12-04T02:42:44', '2020-12-04 02:42:44', '2020-12-04 02:42:44.0']) {
        expect(createdOf(text)).to.equal(second);
      }
    });
  });

  it('is midnight UTC without a time of day', () => {
    expect(createdOf('2020-12-04')).to.equal(Date.UTC(2020, 11, 4) / 1000);
  });

  it('is in milliseconds only if it is too large to be in seconds', () => {
    const lastSecond = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
    expect(createdOf(lastSecond)).to.equal(lastSecond);
    expect(createdOf(second * 1000)).to.equal(second);
    expect(createdOf(String(second * 1000 + 250))).to.equal(second + 0.25);
  });

  it('is omitted if the number is out of range', () => {
    for (const number of [1e30, -1e30, 8.64e15 + 1000, -8.64e12 - 1, '9'.repeat(40)]) {
      expect(createdOf(number), String(number)).to.equal(undefined);
    }
    expect(createdOf(8.64e15)).to.equal(8.64e12);
  });

  it('is omitted if it is not a date', () => {
    for (const text of ['', 'yesterday', '04/12/2020', '2020-13-45', '2020-12-04T99:00:00Z', {}]) {
      expect(createdOf(text)).to.equal(undefined);
    }
  });

  it('may be null or missing', () => {
    expect(createdOf(null)).to.equal(null);
    expect(parsed({ id: 1, type: 9 })).to.deep.equal({ id: 1, type: 9, kind: 'registration' });
  });
});

describe('optional fields', () => {
  const payload = { transaction: { stamps: 5 } };

  it('merchant, store, notes and channel may be missing', () => {
    const item = { id: 1, type: 0, ...payload };
    expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction' });
  });

  it('may all be null', () => {
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

  it('merchant and store are omitted if they are not objects', () => {
    for (const wrong of ['Levi', 7, true]) {
      const item = { id: 1, type: 0, merchant: wrong, store: wrong, ...payload };
      expectKnown(parsed(item), { id: 1, type: 0, kind: 'transaction', ...payload });
    }
  });

  it('merchant and store may have only some of their fields', () => {
    const item = { id: 1, type: 0, merchant: { name: 'M' }, store: { name: 'S' }, ...payload };
    expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction' });
  });

  it('the modified transaction may be null or missing', () => {
    const original_transaction = { id: 20, invoice_number: 'ABC-2' };
    for (const modification of [
      { original_transaction, modified_transaction: null, total_stamps_delta: -10 },
      { original_transaction, total_stamps_delta: -10 },
    ]) {
      const item = { id: 1, type: 11, transaction_modification: modification };
      expect(parsed(item)).to.deep.equal({ ...item, kind: 'transaction-return' });
    }
  });

  it('that are not documented are kept at every depth', () => {
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

  it('"kind" and "raw" do not override the type', () => {
    const item = { id: 1, type: 9, kind: 'award', raw: 7 };
    expect(parseActivity(item)).to.deep.equal({ id: 1, type: 9, kind: 'registration', raw: item });
  });
});
