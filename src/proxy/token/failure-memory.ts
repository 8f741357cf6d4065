import type { ActivityProxyError } from '../errors.js';

/** Delays after failures that may be over soon: none after the first one, then from a second to a minute. */
const shortDelays = { firstMs: 1_000, factor: 2, maxMs: 60_000 };

/** Delays after a refusal, such as that of a wrong credential: from 15 seconds to half an hour. */
const longDelays = { firstMs: 15_000, factor: 4, maxMs: 1_800_000 };

/** The longest `Retry-After` that counts. */
const maxRetryAfterMs = 3_600_000;

const isRefusal = (status = 0): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

/**
 * How long no token is requested after failures in a row, in milliseconds.
 *
 * @param chance a number from 0 to 1: servers that failed together should not come back together.
 */
export const delayAfter = (
  { status, retryAfter = 0 }: Pick<ActivityProxyError, 'status' | 'retryAfter'>,
  failures: number,
  chance: number,
): number => {
  const { firstMs, factor, maxMs } = isRefusal(status) ? longDelays : shortDelays;
  const exponent = isRefusal(status) ? failures - 1 : failures - 2;
  const delay = exponent < 0 ? 0 : Math.min(maxMs, firstMs * factor ** exponent);
  const asked = Math.min(maxRetryAfterMs, retryAfter * 1_000);
  return Math.max(asked, delay * 0.75) + (Math.max(asked, delay) / 4) * chance;
};

/** The last failure to get a token, which counts for all requests until its time is over. */
export class FailureMemory {
  #count = 0;
  #error: ActivityProxyError | undefined;
  #until = 0;

  /** How many failures there were. */
  total = 0;

  /** Remembers a failure. `count` is how many there were in a row, if other processes have counted them. */
  remember(error: ActivityProxyError, count = this.#count + 1): number {
    const delay = delayAfter(error, count, Math.random());
    this.#count = count;
    this.hold(error, delay);
    return delay;
  }

  /** Remembers a failure for a given time. */
  hold(error: ActivityProxyError, delay: number): void {
    this.#error = error;
    this.#until = performance.now() + delay;
    this.total += 1;
  }

  clear(): void {
    this.#count = 0;
    this.#error = undefined;
  }

  /** The failure that counts now, or one that occurred after the first `seen` ones. */
  current(seen: number): ActivityProxyError | undefined {
    return performance.now() < this.#until || this.total > seen ? this.#error : undefined;
  }
}
