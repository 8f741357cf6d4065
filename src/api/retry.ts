import { FeedError } from './errors.js';

/** Milliseconds. Delays follow "full jitter": a random part of a limit that doubles, up to a cap. */
const firstDelay = 400;
const longestDelay = 5_000;

/** The delay before repeat `n` (from 0), in milliseconds; `chance` is a number from 0 to 1. */
export const backoff = (n: number, chance: number): number =>
  chance * Math.min(longestDelay, firstDelay * 2 ** n);

/** Waits, unless the signal aborts: then it rejects with the signal's reason. */
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

/** One try: its answer with its status, or an error and how long the server asks to wait (milliseconds). */
export type Attempt<T> = { value: T; status: number } | { error: unknown; wait?: number };

/** The bounds of one request with its repeats. */
export interface RetryOptions {
  /** How often to repeat what can heal. */
  retries: number;
  /** Milliseconds until no further repeat is begun. */
  budget: number;
  signal: AbortSignal;
}

/**
 * Repeats what can heal (`FeedError.retryable`), within a number of tries and a span of time.
 *
 * @param attempt `isLast` says that it is a repeat that no other will follow.
 */
export const retry = async <T>(
  attempt: (isLast: boolean) => Promise<Attempt<T>>,
  { retries, budget, signal }: RetryOptions,
): Promise<T> => {
  const end = Date.now() + budget;
  for (let n = 0; ; n++) {
    const result = await attempt(n > 0 && n >= retries);
    if ('value' in result) return result.value;
    const { error, wait: asked = 0 } = result;
    const delay = Math.max(asked, backoff(n, Math.random()));
    const hopeless = !(error instanceof FeedError && error.retryable);
    if (hopeless || n >= retries || Date.now() + delay > end) throw error;
    await wait(delay, signal);
  }
};
