/** A clock that only moves when a test advances it. */
export interface Clock {
  /** Advances the clock and runs the timeouts that are due, each at its time. */
  advanceTo(time: string): Promise<void>;
  /** Advances the clock as if the device slept: no timeout runs, and each is postponed. */
  sleepUntil(time: string): void;
}

interface Timeout {
  readonly at: number;
  readonly run: () => void;
}

/** Shorter timeouts belong to the network and the tests, and stay real. */
const minute = 60_000;
const real = {
  Date,
  setTimeout: setTimeout.bind(window),
  clearTimeout: clearTimeout.bind(window),
};
const realNow = performance.now.bind(performance);

/**
 * Fakes `Date`, `performance.now`, and timeouts of a minute or more. The real clock is restored after the
 * test.
 */
export function setClock(start: string): Clock {
  const begin = Date.parse(start);
  const beginMonotonic = realNow();
  let now = begin;
  let lastId = 1e9;
  const timeouts = new Map<unknown, Timeout>();

  class FakeDate extends real.Date {
    constructor(...values: [] | [number | string]) {
      super(...((values.length > 0 ? values : [now]) as [number]));
    }
    static override now() {
      return now;
    }
  }
  const setTimeout = (run: () => void, ms = 0, ...values: []) => {
    if (ms < minute) return real.setTimeout(run, ms, ...values);
    lastId += 1;
    timeouts.set(lastId, { at: now + ms, run });
    return lastId;
  };
  const clearTimeout = (id?: number) => {
    if (!timeouts.delete(id)) real.clearTimeout(id);
  };
  Object.assign(globalThis, { Date: FakeDate, setTimeout, clearTimeout });
  performance.now = () => beginMonotonic + now - begin;

  const nextBefore = (end: number) =>
    [...timeouts].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  return {
    async advanceTo(time) {
      const end = real.Date.parse(time);
      for (let next = nextBefore(end); next; next = nextBefore(end)) {
        const [id, { at, run }] = next;
        timeouts.delete(id);
        now = at;
        run();
        // A timeout may set the next one.
        await new Promise((resolve) => real.setTimeout(resolve));
      }
      now = end;
    },
    sleepUntil(time) {
      const duration = real.Date.parse(time) - now;
      for (const [id, { at, run }] of timeouts) timeouts.set(id, { at: at + duration, run });
      now += duration;
    },
  };
}

afterEach(() => {
  Object.assign(globalThis, real);
  performance.now = realNow;
});
