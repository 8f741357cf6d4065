/** Milliseconds of the monotonic clock. A page may have a variable `performance`: then the device's clock. */
export const monotonicNow = (): number => globalThis.performance?.now?.() ?? Date.now();

/**
 * Starts a stopwatch.
 *
 * @returns a function that returns the milliseconds since then. The monotonic clock counts, since a user or the
 *   network may set the device's clock back. It may stop while a laptop sleeps: then the device's clock counts.
 */
export const startStopwatch = (): (() => number) => {
  const start = monotonicNow();
  const time = Date.now();
  return () => Math.max(monotonicNow() - start, Date.now() - time);
};
