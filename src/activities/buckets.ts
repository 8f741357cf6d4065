import type { ActivityKind } from './registry.js';

const kindsOfBucket = {
  earned: ['transaction', 'award'],
  used: ['redemption', 'stamps-deduction'],
  expired: ['stamps-expiry'],
  returned: ['transaction-return', 'stamps-refund'],
} as const satisfies Readonly<Record<string, readonly ActivityKind[]>>;

/** What happened to stamps, for filters and totals. Kinds that move no stamps are in no bucket. */
export type Bucket = keyof typeof kindsOfBucket;

/** What a member can filter by. `all` stands for every kind, also those that are in no bucket. */
export type ActivityFilter = 'all' | Bucket;

/** In the order in which filters and totals are shown. */
export const buckets = Object.keys(kindsOfBucket) as readonly Bucket[];

/** `all` first, then the buckets. */
export const activityFilters: readonly ActivityFilter[] = ['all', ...buckets];

/** The bucket of a kind; `undefined` for a kind that moves no stamps. */
export const bucketOf = (kind: ActivityKind): Bucket | undefined =>
  buckets.find((bucket) => (kindsOfBucket[bucket] as readonly ActivityKind[]).includes(kind));

/** Whether a filter shows activities of this kind. */
export const matchesFilter = (filter: ActivityFilter, kind: ActivityKind): boolean =>
  filter === 'all' || bucketOf(kind) === filter;
