import { fc } from '../../support/properties.js';
import type { WireItem } from './totals-model.js';

const codes = [0, 0, 0, 1, 1, 2, 10, 11, 15, 16, 7, 9];
const stamps = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -50, max: 300 }) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>('12', '-7', 10.0, 0.5, '0.25', 0) },
);
const status = fc.constantFrom<unknown>(1, 1, 1, 1, 2, 3, '2', 9, null, undefined);

/** What is wrong with an item: mostly nothing. */
const fault = fc.oneof(
  { weight: 60, arbitrary: fc.constant('none' as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('id', 'type', 'payload', 'number', 'created', 'zero', 'text'),
  },
);

/** Steps between two activities, in seconds: often across the end of a day, or backwards. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 6 * 86_400 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 43_200 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20 * 86_400, max: 45 * 86_400 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 1_800, 3_600, 86_400, -1_800, -86_400) },
);

export const draft = fc.record({
  code: fc.constantFrom(...codes),
  merchant: fc.constantFrom(2, 2, 5, 9),
  stamps,
  status,
  fault,
  step,
});
export type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

function toItem(it: Draft, id: number, seconds: number): WireItem {
  const number = it.fault === 'number' ? 'many' : it.stamps;
  const payload = it.fault === 'payload' ? 'lost' : { stamps: number, status: it.status };
  const modification = { total_stamps_delta: number, status: it.status };
  const created = { created: undefined, zero: 0, text: 'yesterday' };
  return {
    id: it.fault === 'id' ? 'x' : id,
    type: it.fault === 'type' ? 99 : it.code,
    merchant: { id: it.merchant, name: `Merchant ${it.merchant}` },
    created: it.fault in created ? Reflect.get(created, it.fault) : seconds,
    transaction: payload,
    award: payload,
    redemption: payload,
    stamps_deduction: payload,
    transaction_modification: it.fault === 'payload' ? 'lost' : modification,
    balance_update: { amount: 5 },
    expired_stamps: it.fault === 'payload' ? 'lost' : number,
    status: it.code === 15 ? it.status : undefined,
  };
}

/** The items of the API, newest first. */
export function toHistory(drafts: readonly Draft[], firstId: number, start: number): WireItem[] {
  let seconds = start;
  return drafts.map((it, index) => {
    seconds -= it.step;
    return toItem(it, firstId - index, seconds);
  });
}

/** What a request asks for: the merchants, all if there are none, and the id before the first item. */
const readQuery = (input: RequestInfo | URL) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  const merchants = url.searchParams.getAll('merchant_id').map(Number);
  return { merchants, cursor: url.searchParams.get('older_than') };
};

/** The page of a history that a request asks for. */
export function pageOf(history: readonly WireItem[], input: RequestInfo | URL) {
  const { merchants, cursor } = readQuery(input);
  const own = history.filter(
    ({ merchant }) => merchants.length === 0 || merchants.includes(Object(merchant).id),
  );
  const from = cursor ? own.findIndex(({ id }) => String(id) === cursor) + 1 : 0;
  return { from, activities: own.slice(from, from + 20) };
}
