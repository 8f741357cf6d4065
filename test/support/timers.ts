/**
 * Keeps count of the timers of less than a second that run in a window from now on; the one for midnight takes longer.
 * Returns whether there are none.
 */
export function countTimers(view: Window): () => boolean {
  const running = new Set<number>();
  const start = view.setTimeout.bind(view);
  const stop = view.clearTimeout.bind(view);
  view.setTimeout = ((run: () => void, delay = 0) => {
    if (delay >= 1_000) return start(run, delay);
    const id = start(() => {
      running.delete(id);
      run();
    }, delay);
    running.add(id);
    return id;
  }) as typeof view.setTimeout;
  view.clearTimeout = (id) => {
    running.delete(Number(id));
    stop(id);
  };
  return () => running.size === 0;
}
