import { mainGroup } from '../members/merchants.js';
import * as payloads from './payloads.js';
import { createWireActivity, type Payload, type WireActivity } from './wire-activity.js';

const original = { id: 20, invoice_number: 'ABC-2' };
const modified = { id: 31, invoice_number: 'ABC-2.2' };

/** One example of each documented code, and of an undocumented one (17). */
const examples: readonly (readonly [type: number, payload: Payload])[] = [
  [0, payloads.transaction({ stamps: 20, number: 493, invoice: 'INV-17', channel: 'Mobile App' })],
  [1, payloads.redemption(50, 'Voucher Belanja Rp50.000', 'POS')],
  [2, payloads.award(75, 'Kejutan Hari Raya')],
  [5, payloads.levelChange],
  [6, payloads.emptyPayload],
  [7, payloads.balanceUpdate(120_000, 'ABCDE123')],
  [8, payloads.survey('Survei Kepuasan Pelanggan', null)],
  [9, payloads.emptyPayload],
  [10, payloads.stampsDeduction(100, 'Koreksi stamp ganda')],
  [
    11,
    payloads.modification({
      original,
      modified: null,
      stamps: -10,
      refund: 0,
      amount: -100_000,
      channel: 'POS',
    }),
  ],
  [12, payloads.levelChange],
  [13, payloads.emptyPayload],
  [14, payloads.emptyPayload],
  [15, payloads.stampsExpiry(102)],
  [
    16,
    payloads.modification({
      original,
      modified,
      stamps: -10,
      refund: 100,
      amount: -100_000,
      channel: 'POS',
    }),
  ],
  [17, { quest: { stamps: 30, name: 'Tantangan Belanja Mingguan' } }],
];

/** The notes name the status, because some rows don't show it. */
const statuses: readonly (readonly [status: number | undefined, notes: string])[] = [
  [1, 'Status: created'],
  [2, 'Status: canceled'],
  [3, 'Status: open'],
  [undefined, 'No status'],
];

export const everyKindCount = examples.length * statuses.length;

/**
 * Every kind in every status, one a day. Where the documentation shows no status for a kind, it
 * stands beside the kind's own fields (see `withStatus`).
 *
 * @param now time of the newest activity, in unix seconds.
 */
export function everyKindActivities(now: number): readonly WireActivity[] {
  const [merchant] = mainGroup;
  const shop = { merchant, store: merchant.stores[0] };
  return examples.flatMap(([type, payload], kindIndex) =>
    statuses.map(([status, notes], statusIndex) => {
      const age = kindIndex * statuses.length + statusIndex;
      const common = { id: 5_000_000 - age * 10, created: now - age * 86_400, notes };
      return createWireActivity(type, { ...common, shop }, payloads.withStatus(payload, status));
    }),
  );
}
