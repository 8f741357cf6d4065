/** A clock that stands still until a test moves it on. */
export interface Clock {
  /** Moves the clock on, as fast as it goes; timeouts that fall due meanwhile are called at their time. */
  goTo(time: string): Promise<void>;
  /** Moves the clock on while the device sleeps: no timeout is called, and each is as far off as before. */
  sleepUntil(time: string): void;
}

interface Timeout {
  readonly at: number;
  readonly run: () => void;
}

/** Shorter waits are those of the network and of the tests themselves: they stay real. */
const aMinute = 60_000;
const real = {
  Date,
  setTimeout: setTimeout.bind(window),
  clearTimeout: clearTimeout.bind(window),
};

/**
 * Sets the page's clock. Only `Date` and timeouts are faked, and of these only those of a minute or
 * more. The real clock is back after the test.
 */
export function setClock(start: string): Clock {
  let now = Date.parse(start);
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
    if (ms < aMinute) return real.setTimeout(run, ms, ...values);
    lastId += 1;
    timeouts.set(lastId, { at: now + ms, run });
    return lastId;
  };
  const clearTimeout = (id?: number) => {
    if (!timeouts.delete(id)) real.clearTimeout(id);
  };
  Object.assign(globalThis, { Date: FakeDate, setTimeout, clearTimeout });

  const nextBefore = (end: number) =>
    [...timeouts].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  return {
    async goTo(time) {
      const end = real.Date.parse(time);
      for (let next = nextBefore(end); next; next = nextBefore(end)) {
        const [id, { at, run }] = next;
        timeouts.delete(id);
        now = at;
        run();
        // What a timeout sets off may set the next one.
        await new Promise((resolve) => real.setTimeout(resolve));
      }
      now = end;
    },
    sleepUntil(time) {
      const slept = real.Date.parse(time) - now;
      for (const [id, { at, run }] of timeouts) timeouts.set(id, { at: at + slept, run });
      now += slept;
    },
  };
}

afterEach(() => {
  Object.assign(globalThis, real);
});
