/** The longest delay of a timer, in milliseconds. A longer one fires at once. */
export const maxTimerMs = 2 ** 31 - 1;

/** How long a call may take, and what ends it earlier. */
export interface TimeoutOptions {
  /** Milliseconds, at most `maxTimerMs`; larger values are cut to it. */
  readonly timeout: number;
  /** Makes what the call rejects with when the time is up. An error is costly, and rarely needed. */
  readonly timeoutError: () => unknown;
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a call with a time limit. The promise settles when the time is up or the signal aborts, even if
 * the call ignores the signal that it gets.
 */
export const withTimeout = <T>(
  call: (signal: AbortSignal) => Promise<T>,
  { timeout, timeoutError, signal }: TimeoutOptions,
): Promise<T> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const end = (reason: unknown) => {
      controller.abort(reason);
      stop();
      reject(reason);
    };
    const abort = () => end(signal?.reason);
    const timer = setTimeout(() => end(timeoutError()), Math.min(timeout, maxTimerMs));
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort, { once: true });
    // Once the call has been ended, its own result does not count.
    call(controller.signal).then(resolve, reject).finally(stop);
  });
