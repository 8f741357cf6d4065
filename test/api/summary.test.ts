import { expect } from 'chai';
import { englishWords } from '../../src/activities/index.js';
import type { ActivityKind } from '../../src/api/index.js';
import { activityKinds, parseActivity, summarize } from '../../src/api/index.js';
import { expectKnown } from './harness.js';

type Fields = Readonly<Record<string, unknown>>;

const summaryOf = (fields: Fields) => {
  const activity = parseActivity({ id: 1, ...fields });
  if (!activity) throw new Error('This is not an activity.');
  return summarize(activity);
};

const change = {
  root_transaction: { id: 12, invoice_number: 'ABC' },
  original_transaction: { id: 13, invoice_number: 'ABC-1' },
  stamps_delta: -10,
  stamps_refund_from_payments: 100,
  total_stamps_delta: 90,
  subtotal_delta: -90000,
  grand_total_delta: -100000,
  invoice_number: 'ABC-1.2',
  channel: 'POS',
};
const changed = {
  stamps: 90,
  purchaseTotal: -100000,
  reference: 'ABC-1.2',
  originalReference: 'ABC-1',
  channel: 'POS',
};

/** An example of each kind: its fields in the API with a status, and the expected summary. */
const examples: Record<
  ActivityKind,
  [itemOf: (status: Fields) => Fields, expectedSummary: Fields]
> = {
  transaction: [
    (status) => ({
      type: 0,
      transaction: {
        stamps: 20,
        name: 'Transaction #493',
        invoice_number: 'INV-17',
        channel: 'Mobile App',
        ...status,
      },
    }),
    {
      title: 'Transaction #493',
      name: 'Transaction #493',
      stamps: 20,
      reference: 'INV-17',
      channel: 'Mobile App',
    },
  ],
  redemption: [
    (status) => ({
      type: 1,
      redemption: { stamps: 50, name: 'Voucher', channel: 'POS', ...status },
    }),
    { title: 'Voucher', name: 'Voucher', stamps: -50, channel: 'POS' },
  ],
  award: [
    (status) => ({ type: 2, award: { stamps: 75, name: 'Surprise', ...status } }),
    { title: 'Surprise', name: 'Surprise', stamps: 75 },
  ],
  'membership-upgrade': [
    (status) => ({ type: 5, stamps: 0, ...status }),
    { title: 'Membership upgraded' },
  ],
  'membership-downgrade': [
    (status) => ({ type: 6, ...status }),
    { title: 'Membership downgraded' },
  ],
  'balance-update': [
    (status) => ({
      type: 7,
      balance_update: { transaction_number: 'B-1', amount: 120000, balance_type: 1, ...status },
    }),
    { title: 'Balance changed', amount: 120000, reference: 'B-1' },
  ],
  survey: [
    (status) => ({ type: 8, survey: { name: 'Test Survey', transaction_id: 5, ...status } }),
    { title: 'Test Survey', name: 'Test Survey' },
  ],
  registration: [(status) => ({ type: 9, ...status }), { title: 'Registration completed' }],
  'stamps-deduction': [
    (status) => ({ type: 10, stamps_deduction: { stamps: 100, notes: '', ...status } }),
    { title: 'Stamps deducted', stamps: -100 },
  ],
  'transaction-return': [
    (status) => ({ type: 11, transaction_modification: { ...change, ...status } }),
    { title: 'Purchase returned', ...changed },
  ],
  'membership-override': [
    (status) => ({ type: 12, stamps: 0, ...status }),
    { title: 'Membership level changed' },
  ],
  'legacy-merge': [(status) => ({ type: 13, ...status }), { title: 'Earlier membership merged' }],
  'legacy-activation': [
    (status) => ({ type: 14, ...status }),
    { title: 'Earlier membership activated' },
  ],
  'stamps-expiry': [
    (status) => ({ type: 15, expired_stamps: 102, ...status }),
    { title: 'Stamps expired', stamps: -102 },
  ],
  'stamps-refund': [
    (status) => ({ type: 16, transaction_modification: { ...change, ...status } }),
    { title: 'Stamps refunded', ...changed },
  ],
  unknown: [
    (status) => ({ type: 17, quest: { name: 'Q', stamps: 3, status: 1 }, ...status }),
    { title: 'Activity' },
  ],
};

const place = {
  created: 1607049764,
  notes: 'Some notes',
  merchant: { id: 2, name: "Levi's" },
  store: { name: 'L123', display_name: 'Levi Store' },
};
const expectedPlace = {
  time: 1607049764,
  notes: 'Some notes',
  merchant: "Levi's",
  store: 'Levi Store',
};

for (const kind of activityKinds) {
  const [itemOf, expectedSummary] = examples[kind];

  describe(`summarize() of kind ${kind}`, () => {
    for (const [title, status, expectedStatus] of [
      ['created', { status: 1 }, { status: 'created' }],
      ['canceled', { status: 2 }, { status: 'canceled' }],
      ['open', { status: 3 }, { status: 'open' }],
      ['created, as text', { status: '1' }, { status: 'created' }],
      ['not documented', { status: 9 }, {}],
      ['null', { status: null }, {}],
      ['missing', {}, {}],
    ] as const) {
      it(`includes every field, with a status that is ${title}`, () => {
        const where = kind === 'transaction' ? { title: 'Levi Store' } : { place: 'Levi Store' };
        const known = { ...expectedSummary, ...expectedPlace, ...expectedStatus };
        const expected = { id: 1, kind, ...known, ...where };
        expectKnown(summaryOf({ ...place, ...itemOf(status) }), expected);
      });
    }

    it('omits missing fields', () => {
      expectKnown(summaryOf(itemOf({})), { id: 1, kind, ...expectedSummary });
    });

    it('omits null fields', () => {
      const nothing = { created: null, notes: null, merchant: null, store: null };
      expectKnown(summaryOf({ ...nothing, ...itemOf({}) }), { id: 1, kind, ...expectedSummary });
    });
  });
}

describe('the title of a summary', () => {
  it('is the kind’s title if the activity has no name', () => {
    for (const name of [undefined, null, '', '  ']) {
      expect(summaryOf({ type: 0, transaction: { name } }).title).to.equal('Transaction');
      expect(summaryOf({ type: 8, survey: { name } }).title).to.equal('Survey completed');
    }
  });

  it('can be localized, and is replaced by a name', () => {
    const words = activityKinds.map((kind) => [kind, `<${kind}>`]);
    const titles: Record<ActivityKind, string> = Object.fromEntries(words);
    for (const kind of activityKinds) {
      const [itemOf, expectedSummary] = examples[kind];
      const activity = parseActivity({ id: 1, ...itemOf({}) });
      const named = ['transaction', 'redemption', 'award', 'survey'].includes(kind);
      const ownWords = { ...englishWords, kinds: titles };
      expect(activity && summarize(activity, ownWords).title).to.equal(
        named ? expectedSummary.title : `<${kind}>`,
      );
    }
  });
});
