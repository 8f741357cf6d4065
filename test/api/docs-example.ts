/**
 * The two example responses of the API's documentation (sections 1.C and 2.C), corrected by hand to
 * valid JSON: commas added or removed, and `nil` read as `null`. The sandbox corrects them
 * separately, so that the two check each other.
 */
interface Example {
  readonly id: number;
  readonly type: number;
  readonly [field: string]: unknown;
}

const ace = { id: 5, name: 'Ace Hardware' };
const levis = { id: 2, name: "Levi's" };
const karawaci = { name: 'A301', display_name: 'ST ACE KARAWACI MAL' };
const leviStore = { name: 'L123', display_name: 'Levi Store' };

const transaction = (notes: string): Example => ({
  id: 704,
  type: 0,
  created: 1661925661,
  notes,
  merchant: ace,
  store: karawaci,
  transaction: {
    stamps: 20,
    name: 'Transaction #493',
    status: 2,
    invoice_number: 'INV-17',
    channel: 'Mobile App',
  },
});

const redemption: Example = {
  id: 2590959,
  type: 1,
  created: 1607049764,
  notes: '',
  merchant: levis,
  store: leviStore,
  redemption: {
    stamps: 0,
    name: 'Update Database Voucher IDR 100,000',
    status: 2,
    channel: 'POS',
  },
};

/** Section 1.C: the activity list. */
export const listExample: readonly Example[] = [
  transaction('Acvitity notes'),
  redemption,
  {
    id: 2590960,
    type: 2,
    created: 1607049764,
    notes: '',
    merchant: levis,
    award: { stamps: 0, name: 'Update Database Voucher IDR 100,000', status: 2 },
  },
  { id: 25909601, type: 5, created: 1607049764, notes: 'Upgraded to Silver', stamps: 0 },
  { id: 25909602, type: 6, created: 1607049764, notes: 'Downgraded to Blue' },
  {
    id: 2590961,
    type: 7,
    created: 1607049764,
    notes: '',
    merchant: levis,
    store: leviStore,
    balance_update: {
      transaction_number: 'ABCDE123',
      amount: 120000,
      status: 1,
      balance_type: 1,
    },
  },
  {
    id: 2590962,
    type: 8,
    created: 1607049764,
    notes: '',
    survey: { name: 'Test Survey', transaction_id: null },
  },
  { id: 2590963, type: 9, created: 1607049764, notes: '' },
  {
    id: 2590964,
    type: 10,
    created: 1607049764,
    notes: '',
    stamps_deduction: { stamps: 100, status: 1, notes: '' },
  },
  {
    id: 2590965,
    type: 11,
    created: 1607049764,
    notes: '',
    merchant: levis,
    store: leviStore,
    transaction_modification: {
      root_transaction: { id: 12, invoice_number: 'ABC-123' },
      original_transaction: { id: 13, invoice_number: 'ABC-123.1' },
      modified_transaction: { id: 14, invoice_number: 'ABC-123.2' },
      stamps_delta: -10,
      stamps_delta_override: 0,
      stamps_refund_from_payments: 0,
      total_stamps_delta: -10,
      subtotal_delta: -100000,
      grand_total_delta: -100000,
      invoice_number: 'ABC-123.2',
      channel: 'POS',
    },
  },
  {
    id: 2590966,
    type: 11,
    created: 1607049764,
    notes: '',
    merchant: levis,
    store: leviStore,
    transaction_modification: {
      root_transaction: { id: 20, invoice_number: 'ABC-2' },
      original_transaction: { id: 20, invoice_number: 'ABC-2' },
      modified_transaction: null,
      stamps_delta: -10,
      stamps_delta_override: 0,
      stamps_refund_from_payments: 0,
      total_stamps_delta: -10,
      subtotal_delta: -100000,
      grand_total_delta: -100000,
      invoice_number: 'ABC-2.2',
      channel: 'POS',
    },
  },
  { id: 2590967, type: 12, created: 1607049764, notes: 'Overriden to Gold', stamps: 0 },
  { id: 2590968, type: 13, notes: '' },
  { id: 2590969, type: 14, notes: '' },
  { id: 25909610, type: 15, created: 1607049764, expired_stamps: 102, notes: '' },
  {
    id: 25909611,
    type: 16,
    created: 1607049764,
    notes: '',
    merchant: levis,
    store: leviStore,
    transaction_modification: {
      root_transaction: { id: 30, invoice_number: 'ABC-16' },
      original_transaction: { id: 30, invoice_number: 'ABC-16' },
      modified_transaction: { id: 31, invoice_number: 'ABC-16.2' },
      stamps_delta: -10,
      stamps_delta_override: 0,
      stamps_refund_from_payments: 100,
      total_stamps_delta: 90,
      subtotal_delta: -100000,
      grand_total_delta: -100000,
      invoice_number: 'ABC-16.2',
      channel: 'POS',
    },
  },
];

/** Section 2.C: the activity list by merchant group. */
export const groupExample: readonly Example[] = [transaction(''), redemption];

/** The kind of each code, from the API's table "Activity Type". */
export const kindOfCode = {
  0: 'transaction',
  1: 'redemption',
  2: 'award',
  5: 'membership-upgrade',
  6: 'membership-downgrade',
  7: 'balance-update',
  8: 'survey',
  9: 'registration',
  10: 'stamps-deduction',
  11: 'transaction-return',
  12: 'membership-override',
  13: 'legacy-merge',
  14: 'legacy-activation',
  15: 'stamps-expiry',
  16: 'stamps-refund',
} as const;

/** The expected kind of an item of the examples. */
export const kindOf = ({ type }: Example): string =>
  kindOfCode[type as keyof typeof kindOfCode] ?? 'unknown';
