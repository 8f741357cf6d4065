import { monotonicNow } from '../shared/elapsed.js';
import { FeedError } from './errors.js';

/** Delays use "full jitter": a random fraction of a limit that doubles up to a maximum. */
const baseDelayMs = 400;
const maxDelayMs = 5_000;

/**
 * The delay before retry `n` (from 0), in milliseconds. What the server asks for is the minimum, and up to as
 * much is added to it: clients that got the same `Retry-After` must not all come back at once.
 *
 * @param chance a number from 0 to 1.
 */
export const backoff = (n: number, chance: number, retryAfterMs = 0): number =>
  retryAfterMs + chance * Math.min(maxDelayMs, Math.max(retryAfterMs, baseDelayMs * 2 ** n));

/** Waits. Rejects with the signal's reason if the signal aborts. */
export const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });

/** The result of one attempt: a value with its HTTP status, or an error with the server's `Retry-After`. */
export type Attempt<T> =
  | { readonly value: T; readonly status: number }
  | { readonly error: unknown; readonly retryAfterMs?: number | undefined };

/** The limits of one request with its retries. */
export interface RetryOptions {
  readonly retries: number;
  /** No retry starts later than this, in milliseconds after the first attempt. */
  readonly budgetMs: number;
  readonly signal: AbortSignal;
}

/**
 * Makes attempts until one succeeds, fails with an error that is not `retryable`, or the limits are
 * reached.
 *
 * @param attempt `isLast` marks the last retry.
 */
export const retry = async <T>(
  attempt: (isLast: boolean) => Promise<Attempt<T>>,
  { retries, budgetMs, signal }: RetryOptions,
): Promise<T> => {
  const deadline = monotonicNow() + budgetMs;
  for (let n = 0; ; n++) {
    const result = await attempt(n > 0 && n >= retries);
    if ('value' in result) return result.value;
    const { error, retryAfterMs } = result;
    const delay = backoff(n, Math.random(), retryAfterMs);
    const isRetryable = error instanceof FeedError && error.retryable;
    if (!isRetryable || n >= retries || monotonicNow() + delay > deadline) throw error;
    await wait(delay, signal);
  }
};
