/**
 * Starts a stopwatch.
 *
 * @returns a function that returns the milliseconds since then. The monotonic clock counts, since a user or the
 *   network may set the device's clock back. It may stop while a laptop sleeps: then the device's clock counts.
 */
export const startStopwatch = (): (() => number) => {
  const start = performance.now();
  const time = Date.now();
  return () => Math.max(performance.now() - start, Date.now() - time);
};
