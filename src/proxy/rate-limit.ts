import { setBounded } from './set-bounded.js';
import type { GuardedStore } from './store/guarded-store.js';

const windowMs = 60_000;

/** With more members, the windows that began first are forgotten. */
const maxMembers = 10_000;

/** The requests of a member in the current window. */
interface Window {
  count: number;
  /** Monotonic milliseconds. */
  readonly since: number;
}

/** Whether a request is allowed, and the values of the `RateLimit` headers. */
export interface RateLimitState {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly reset: number;
}

/**
 * Creates a rate limit for each member: `perMinute` requests in a fixed window of one minute, which begins
 * with the first of them. With a store, the processes count together. Each counts alone as well, and goes on
 * with that if the store does not respond.
 *
 * @returns a function that counts a request of a member; `undefined` means no limit.
 */
export const createRateLimit = (perMinute: number, store?: GuardedStore) => {
  const limit = Math.floor(perMinute);
  const windows = new Map<string, Window>();

  const countHere = (member: string): Window => {
    const now = performance.now();
    const known = windows.get(member);
    const window = known && now - known.since < windowMs ? known : { count: 0, since: now };
    window.count += 1;
    // The map is ordered by the beginning of the windows.
    if (window !== known) setBounded(windows, member, window, maxMembers);
    return window;
  };

  return async (member: string, storeKey: string): Promise<RateLimitState | undefined> => {
    if (perMinute === Number.POSITIVE_INFINITY) return undefined;
    const { count: countedHere, since } = countHere(member);
    const result = await store?.call((it) => it.increment(`rate:${storeKey}`, { ttl: windowMs }));
    const count = Number(result?.value) || countedHere;
    // In a store, the window may have begun before this process knew of it: this is the latest end.
    const reset = Math.max(1, Math.ceil((since + windowMs - performance.now()) / 1000));
    return { isAllowed: count <= limit, limit, remaining: Math.max(0, limit - count), reset };
  };
};
