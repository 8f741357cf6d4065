/** How long a call may take, and what ends it before. */
export interface TimeLimit {
  /** Milliseconds; one that no timer can wait for (beyond 2³¹−1) is cut to what one can. */
  readonly timeout: number;
  /** What the call rejects with when the time is up. */
  readonly expired: unknown;
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The longest that a timer can wait, in milliseconds; beyond it, it does not wait at all. */
const longestTimer = 2 ** 31 - 1;

/**
 * Makes a call that can be aborted, and settles as it does, but no later than its time is up or the
 * signal aborts: some calls ignore signals.
 */
export const timed = async <T>(
  call: (signal: AbortSignal) => Promise<T>,
  { timeout, expired, signal }: TimeLimit,
): Promise<T> => {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(expired), Math.min(timeout, longestTimer));
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const ended = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
    });
    return await Promise.race([call(controller.signal), ended]);
  } catch (error) {
    // What a call throws when it is aborted varies; the reason does not.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
};
