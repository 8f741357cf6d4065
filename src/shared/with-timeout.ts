/** The longest delay of a timer, in milliseconds. A longer one fires at once. */
export const maxTimerMs = 2 ** 31 - 1;

/** How long a call may take, and what ends it earlier. */
export interface TimeoutOptions {
  /** Milliseconds, at most `maxTimerMs`; larger values are cut to it. */
  readonly timeout: number;
  /** What the call rejects with when the time is up. */
  readonly timeoutError: unknown;
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a call with a time limit. The promise settles when the time is up or the signal aborts, even if
 * the call ignores the signal that it gets.
 */
export const withTimeout = async <T>(
  call: (signal: AbortSignal) => Promise<T>,
  { timeout, timeoutError, signal }: TimeoutOptions,
): Promise<T> => {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(timeoutError), Math.min(timeout, maxTimerMs));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const ended = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
    });
    return await Promise.race([call(controller.signal), ended]);
  } catch (error) {
    // An aborted call may throw anything; the reason of the abort is always the same.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
};
