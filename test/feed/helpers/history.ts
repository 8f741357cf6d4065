import type { ActivityFilter } from '../../../src/activities/index.js';
import type { ActivityKind } from '../../../src/api/index.js';

/** Kinds of a history, with their codes and payloads on the wire. */
const wire: Partial<Record<ActivityKind, readonly [number, object]>> = {
  transaction: [0, { transaction: { stamps: 5 } }],
  redemption: [1, { redemption: { stamps: 5 } }],
  award: [2, { award: { stamps: 5 } }],
  survey: [8, { survey: {} }],
  registration: [9, {}],
  'stamps-deduction': [10, { stamps_deduction: { stamps: 5 } }],
  'transaction-return': [11, { transaction_modification: { total_stamps_delta: -5 } }],
  'stamps-expiry': [15, { expired_stamps: 5 }],
  'stamps-refund': [16, { transaction_modification: { total_stamps_delta: 5 } }],
};

export const historyKinds = Object.keys(wire) as ActivityKind[];

/** The kinds of each filter, written as in the documentation. */
const kindsOf: Readonly<Record<ActivityFilter, readonly string[]>> = {
  all: historyKinds,
  earned: ['transaction', 'award'],
  used: ['redemption', 'stamps-deduction'],
  expired: ['stamps-expiry'],
  returned: ['transaction-return', 'stamps-refund'],
};

export const filters = Object.keys(kindsOf) as ActivityFilter[];

/** Whether an activity of this kind is shown. */
export const isShown = (
  kind: ActivityKind,
  filter: ActivityFilter,
  types: readonly ActivityKind[],
): boolean => kindsOf[filter].includes(kind) && (types.length === 0 || types.includes(kind));

/** The filters that show something of these kinds. */
export const filtersFor = (types: readonly ActivityKind[]): ActivityFilter[] =>
  filters.filter((filter) => historyKinds.some((kind) => isShown(kind, filter, types)));

/** One activity of a history. */
export interface Entry {
  readonly id: number;
  readonly kind: ActivityKind;
}

export const pageLength = 20;

/** A server with one history, newest first, which can hold its responses back. */
export function createHistory(kinds: readonly ActivityKind[]) {
  let lastId = 1000;
  const entries: Entry[] = [];
  const held: ((fail?: boolean) => void)[] = [];
  /** The `older_than` of each request. */
  const cursors: (string | null)[] = [];
  let isHolding = false;

  const respond = (olderThan: string | null): Response => {
    const start = olderThan ? entries.findIndex(({ id }) => id === Number(olderThan)) + 1 : 0;
    const activities = entries.slice(start, start + pageLength).map(({ id, kind }) => {
      const [type, payload] = wire[kind] ?? [99, {}];
      return { id, type, created: 1_700_000_000 + id, ...payload };
    });
    return Response.json({ activities });
  };
  const history = {
    entries,
    held,
    cursors,
    /** Holds further responses until they are taken from `held` and called. */
    hold() {
      isHolding = true;
    },
    /** Releases the held responses, and holds no further ones. */
    release() {
      isHolding = false;
      for (const settle of held.splice(0)) settle();
    },
    /** Adds newer activities, the newest one last. */
    arrive(...newer: readonly ActivityKind[]) {
      for (const kind of newer) entries.unshift({ id: ++lastId, kind });
    },
    fetch: (async (input, init) => {
      const olderThan = new URL(`${input}`).searchParams.get('older_than');
      cursors.push(olderThan);
      const response = respond(olderThan);
      if (!isHolding) return response;
      return new Promise<Response>((resolve, reject) => {
        const settle = (fail?: boolean) =>
          fail ? reject(new TypeError('Failed to fetch')) : resolve(response);
        held.push(settle);
        init?.signal?.addEventListener('abort', () => {
          if (held.includes(settle)) held.splice(held.indexOf(settle), 1);
          reject(init.signal?.reason);
        });
      });
    }) as typeof fetch,
  };
  history.arrive(...[...kinds].reverse());
  return history;
}

/** So many kinds, `rare` at these positions and `common` elsewhere. */
export const mixed = (
  length: number,
  common: ActivityKind,
  rare: ActivityKind,
  ...positions: readonly number[]
): ActivityKind[] =>
  Array.from({ length }, (_, index) => (positions.includes(index) ? rare : common));
