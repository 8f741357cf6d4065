import { ActivityProxyError } from '../errors.js';
import type { ProxyStore } from './proxy-store.js';

/** Milliseconds that one call may take. */
const callTimeoutMs = 500;

/** After a failure, the store is not called for this long. */
const pauseMs = 2_000;

/** The result of a call; `undefined` if the store did not respond. */
export type StoreResult<T> = { readonly value: T } | undefined;

/**
 * Rejects when the time is up. The time has two parts: if this process was busy, a response that has
 * arrived is read between them.
 */
const deadline = (): { readonly ended: Promise<never>; readonly clear: () => void } => {
  let timer: ReturnType<typeof setTimeout>;
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => reject(new Error('timeout')), callTimeoutMs / 10);
    }, callTimeoutMs * 0.9);
  });
  return { ended, clear: () => clearTimeout(timer) };
};

/**
 * Calls a store that may be slow, hang or fail. Each call has a short deadline. After a failure, the store
 * is not called for a while, so that a store that is down delays one request and not all.
 */
export class GuardedStore {
  #store: ProxyStore;
  #report: (error: ActivityProxyError) => void;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #isDown = false;

  /** @param report gets an error when the store goes down, once. */
  constructor(store: ProxyStore, report: (error: ActivityProxyError) => void) {
    this.#store = store;
    this.#report = report;
  }

  /** Makes a call. It never rejects. */
  async call<T>(run: (store: ProxyStore) => T | Promise<T>): Promise<StoreResult<T>> {
    const now = performance.now();
    if (now < this.#pausedUntil) return undefined;
    // While the store is down, one call at a time tries it.
    if (this.#isDown) this.#pausedUntil = now + pauseMs;
    const { ended, clear } = deadline();
    try {
      const value = await Promise.race([(async () => run(this.#store))(), ended]);
      this.#isDown = false;
      this.#pausedUntil = Number.NEGATIVE_INFINITY;
      return { value };
    } catch {
      this.#pausedUntil = performance.now() + pauseMs;
      if (!this.#isDown) {
        this.#isDown = true;
        // The cause is left out: it may quote the address of the store with its password.
        const message = `The store did not respond within ${callTimeoutMs} ms, or failed. Until it is back, this process has limits and a token of its own.`;
        this.#report(new ActivityProxyError('store', message));
      }
      return undefined;
    } finally {
      clear();
    }
  }
}
