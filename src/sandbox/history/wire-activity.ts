import type { Merchant, Store } from '../members/merchants.js';

/** An activity in the API's format: the common fields, and the payload of its kind. */
export interface WireActivity {
  readonly id: number;
  readonly type: number;
  /** Unix time in seconds. Absent for kinds 13 and 14, as in the documentation. */
  readonly created?: number;
  readonly notes: string;
  readonly merchant?: { readonly id: number; readonly name: string };
  readonly store?: Store;
  readonly [payload: string]: unknown;
}

/** The fields that belong to one kind, e.g. `{ transaction: { … } }` or `{ expired_stamps: 102 }`. */
export type Payload = Readonly<Record<string, unknown>>;

/** Where an activity happened: a merchant and one of its stores. */
export interface Shop {
  readonly merchant: Merchant;
  readonly store: Store;
}

interface CommonFields {
  readonly id: number;
  /** Unix time in seconds. */
  readonly created: number;
  readonly notes: string;
  readonly shop: Shop;
}

// The kinds that have a merchant, have a store, or lack a time in the documentation's examples.
const withMerchant: readonly number[] = [0, 1, 2, 7, 11, 16];
const withStore: readonly number[] = [0, 1, 7, 11, 16];
const withoutTime: readonly number[] = [13, 14];

/** Creates an activity with the common fields that the documentation shows for its kind. */
export function createWireActivity(
  type: number,
  common: CommonFields,
  payload: Payload,
): WireActivity {
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
