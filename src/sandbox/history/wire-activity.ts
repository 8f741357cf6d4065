import type { Merchant, Store } from '../members/merchants.js';

/** An activity as the sandbox sends it: the common fields, and the payload of its kind. */
export interface WireActivity {
  readonly id: number;
  readonly type: number;
  /** Unix time in seconds. The documentation shows kinds 13 and 14 without it. */
  readonly created?: number;
  readonly notes: string;
  readonly merchant?: { readonly id: number; readonly name: string };
  readonly store?: Store;
  readonly [payload: string]: unknown;
}

/** The fields that belong to one kind, e.g. `{ transaction: { … } }` or `{ expired_stamps: 102 }`. */
export type Payload = Readonly<Record<string, unknown>>;

/** Where something happened. */
export interface Shop {
  readonly merchant: Merchant;
  readonly store: Store;
}

interface Common {
  readonly id: number;
  /** Unix time in seconds. */
  readonly created: number;
  readonly notes: string;
  readonly shop: Shop;
}

/** Of the documentation's examples: which kinds have a merchant, a store, and no time. */
const withMerchant: readonly number[] = [0, 1, 2, 7, 11, 16];
const withStore: readonly number[] = [0, 1, 7, 11, 16];
const withoutTime: readonly number[] = [13, 14];

/** One activity with exactly the common fields that the documentation shows for its kind. */
export function createWireActivity(type: number, common: Common, payload: Payload): WireActivity {
  const { merchant, store } = common.shop;
  return {
    id: common.id,
    type,
    ...(withoutTime.includes(type) ? {} : { created: common.created }),
    notes: common.notes,
    ...(withMerchant.includes(type) ? { merchant: { id: merchant.id, name: merchant.name } } : {}),
    ...(withStore.includes(type) ? { store } : {}),
    ...payload,
  };
}
