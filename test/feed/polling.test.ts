import { expect } from 'chai';
import { Polling } from '../../src/feed/polling.js';
import { Host } from './helpers/host.js';
import { deferred } from './helpers/tokens.js';

const timers = { setTimeout, clearTimeout };
const clocks = { date: Date.now, monotonic: performance.now };

/** A page that can be hidden, a device that can be offline, and a clock that tests advance. */
function withFakeEnvironment() {
  const environment = {
    now: 0,
    /** What the device's clock is ahead of the monotonic one. */
    ahead: 0,
    timers: new Map<number, { at: number; run: () => void }>(),
    nextId: 1,
  };
  let page = new EventTarget();
  const window = new EventTarget();
  const state = { visibilityState: 'visible', onLine: true };
  const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  beforeEach(() => {
    Object.assign(environment, { now: 1_000_000, ahead: 0, timers: new Map(), nextId: 1 });
    Object.assign(state, { visibilityState: 'visible', onLine: true });
    page = new EventTarget();
    const document = Object.defineProperties(page, {
      visibilityState: { get: () => state.visibilityState },
      defaultView: { value: window },
    });
    Date.now = () => environment.now + environment.ahead;
    performance.now = () => environment.now;
    Object.assign(globalThis, {
      document,
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      setTimeout: (run: () => void, milliseconds: number) => {
        environment.timers.set(environment.nextId, { at: environment.now + milliseconds, run });
        return environment.nextId++;
      },
      clearTimeout: (id: number) => environment.timers.delete(id),
    });
    Object.defineProperty(globalThis, 'navigator', { value: state, configurable: true });
  });
  afterEach(() => {
    Date.now = clocks.date;
    performance.now = clocks.monotonic;
    Object.assign(globalThis, timers);
    for (const name of [
      'document',
      'addEventListener',
      'removeEventListener',
      'navigator',
      'now',
    ]) {
      Reflect.deleteProperty(globalThis, name);
    }
    if (navigator) Object.defineProperty(globalThis, 'navigator', navigator);
  });
  return {
    state,
    /** Advances the clock, runs the timers that are due, and waits for what they start. */
    async forward(milliseconds: number) {
      const end = environment.now + milliseconds;
      for (;;) {
        const due = [...environment.timers].filter(([, { at }]) => at <= end);
        const [first] = due.sort(([, a], [, b]) => a.at - b.at);
        if (!first) break;
        const [id, { at, run }] = first;
        environment.timers.delete(id);
        environment.now = Math.max(environment.now, at);
        run();
        for (let n = 0; n < 5; n++) await Promise.resolve();
      }
      environment.now = end;
    },
    timers: () => environment.timers.size,
    setDeviceClock(ahead: number) {
      environment.ahead = ahead;
    },
    show(visibilityState: 'visible' | 'hidden') {
      state.visibilityState = visibilityState;
      page.dispatchEvent(new Event('visibilitychange'));
    },
    connect(onLine: boolean) {
      state.onLine = onLine;
      if (onLine) window.dispatchEvent(new Event('online'));
    },
  };
}

describe('Polling', () => {
  const environment = withFakeEnvironment();

  /** A host that polls every ten seconds, and the times of its polls. */
  async function pollingHost(poll: () => Promise<unknown> = async () => {}) {
    const begin = performance.now();
    const polls: number[] = [];
    const interval: { seconds: number | undefined } = { seconds: 10 };
    const host = new Host();
    new Polling(
      host,
      () => interval.seconds,
      () => {
        polls.push((performance.now() - begin) / 1000);
        return poll();
      },
    );
    host.connect();
    await host.updateComplete;
    return { host, polls, interval };
  }

  it('polls at its interval while the host is connected', async () => {
    const { host, polls } = await pollingHost();
    await environment.forward(9_999);
    expect(polls).to.deep.equal([]);
    await environment.forward(20_001);
    expect(polls).to.deep.equal([10, 20, 30]);
    host.disconnect();
    await environment.forward(60_000);
    environment.show('visible');
    environment.connect(true);
    await environment.forward(60_000);
    expect(polls).to.have.length(3);
    expect(environment.timers()).to.equal(0);
  });

  it('does not poll without an interval', async () => {
    const { host, polls, interval } = await pollingHost();
    interval.seconds = undefined;
    host.requestUpdate();
    await host.updateComplete;
    await environment.forward(60_000);
    expect(polls).to.deep.equal([]);
    interval.seconds = 5;
    host.requestUpdate();
    await host.updateComplete;
    await environment.forward(1);
    expect(polls).to.deep.equal([60]);
    host.disconnect();
  });

  it('stops while the document is hidden, and polls at once when it is visible and a poll is due', async () => {
    const { host, polls } = await pollingHost();
    environment.show('hidden');
    await environment.forward(25_000);
    expect(polls).to.deep.equal([]);
    environment.show('visible');
    await environment.forward(0);
    expect(polls).to.deep.equal([25]);
    environment.show('hidden');
    await environment.forward(4_000);
    environment.show('visible');
    await environment.forward(6_000);
    expect(polls).to.deep.equal([25, 35]);
    host.disconnect();
  });

  it('goes on at its slowest pace while the device says that it is offline', async () => {
    const { host, polls } = await pollingHost();
    environment.connect(false);
    host.requestUpdate();
    await host.updateComplete;
    await environment.forward(170_000);
    expect(polls).to.deep.equal([80, 160]);
    environment.connect(true);
    await environment.forward(0);
    expect(polls).to.deep.equal([80, 160, 170]);
    await environment.forward(10_000);
    expect(polls.at(-1)).to.equal(180);
    host.disconnect();
  });

  it('goes on when the clock of the device is set back', async () => {
    const { host, polls } = await pollingHost();
    environment.setDeviceClock(-3_600_000);
    host.requestUpdate();
    await host.updateComplete;
    await environment.forward(30_000);
    expect(polls).to.deep.equal([10, 20, 30]);
    host.disconnect();
  });

  it('sends one early poll when the clock of the device is set forward', async () => {
    const { host, polls } = await pollingHost();
    environment.setDeviceClock(36_000_000);
    host.requestUpdate();
    await host.updateComplete;
    await environment.forward(20_000);
    expect(polls).to.deep.equal([0, 10, 20]);
    host.disconnect();
  });

  it('polls at once when the device wakes up, even if the monotonic clock has slept too', async () => {
    const { host, polls } = await pollingHost();
    await environment.forward(5_000);
    environment.show('hidden');
    environment.setDeviceClock(3_600_000);
    environment.show('visible');
    await environment.forward(0);
    expect(polls).to.deep.equal([5]);
    host.disconnect();
  });

  it('sends one poll at a time', async () => {
    const pendingPoll = deferred<void>();
    const { host, polls } = await pollingHost(() => pendingPoll.promise);
    await environment.forward(10_000);
    host.requestUpdate();
    await host.updateComplete;
    await environment.forward(100_000);
    expect(polls).to.deep.equal([10]);
    pendingPoll.resolve();
    for (let n = 0; n < 5; n++) await Promise.resolve();
    await environment.forward(10_000);
    expect(polls).to.deep.equal([10, 120]);
    host.disconnect();
  });

  it('doubles its interval while polls fail, and returns to the interval afterwards', async () => {
    let isDown = true;
    const { host, polls } = await pollingHost(async () => {
      if (isDown) throw new TypeError('Failed to fetch');
    });
    await environment.forward(400_000);
    expect(polls).to.deep.equal([10, 30, 70, 150, 230, 310, 390]);
    isDown = false;
    await environment.forward(90_000);
    expect(polls.slice(7)).to.deep.equal([470, 480, 490]);
    host.disconnect();
  });
});
