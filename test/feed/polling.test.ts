import { expect } from 'chai';
import { Polling } from '../../src/feed/polling.js';
import { Host } from './helpers/host.js';
import { deferred } from './helpers/tokens.js';

const timers = { setTimeout, clearTimeout };
const { now } = Date;

/** A page that can be hidden, a device that can be offline, and a clock that is moved by hand. */
function withWorld() {
  const world = { now: 0, timers: new Map<number, { at: number; run: () => void }>(), nextId: 1 };
  let page = new EventTarget();
  const window = new EventTarget();
  const state = { visibilityState: 'visible', onLine: true };
  const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  beforeEach(() => {
    Object.assign(world, { now: 1_000_000, timers: new Map(), nextId: 1 });
    Object.assign(state, { visibilityState: 'visible', onLine: true });
    page = new EventTarget();
    const document = Object.defineProperty(page, 'visibilityState', {
      get: () => state.visibilityState,
    });
    Date.now = () => world.now;
    Object.assign(globalThis, {
      document,
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      setTimeout: (run: () => void, milliseconds: number) => {
        world.timers.set(world.nextId, { at: world.now + milliseconds, run });
        return world.nextId++;
      },
      clearTimeout: (id: number) => world.timers.delete(id),
    });
    Object.defineProperty(globalThis, 'navigator', { value: state, configurable: true });
  });
  afterEach(() => {
    Date.now = now;
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
    /** Moves the clock; what falls due is run, and what it sets off is over. */
    async forward(milliseconds: number) {
      const end = world.now + milliseconds;
      for (;;) {
        const due = [...world.timers].filter(([, { at }]) => at <= end);
        const [first] = due.sort(([, a], [, b]) => a.at - b.at);
        if (!first) break;
        const [id, { at, run }] = first;
        world.timers.delete(id);
        world.now = Math.max(world.now, at);
        run();
        for (let n = 0; n < 5; n++) await Promise.resolve();
      }
      world.now = end;
    },
    timers: () => world.timers.size,
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

describe('a poll', () => {
  const world = withWorld();

  /** A host that looks every ten seconds, and when it has looked. */
  async function polling(look: () => Promise<unknown> = async () => {}) {
    const begin = Date.now();
    const looks: number[] = [];
    const interval: { seconds: number | undefined } = { seconds: 10 };
    const host = new Host();
    new Polling(
      host,
      () => interval.seconds,
      () => {
        looks.push((Date.now() - begin) / 1000);
        return look();
      },
    );
    host.connect();
    await host.updateComplete;
    return { host, looks, interval };
  }

  it('looks at its interval, as long as the element is there', async () => {
    const { host, looks } = await polling();
    await world.forward(9_999);
    expect(looks).to.deep.equal([]);
    await world.forward(20_001);
    expect(looks).to.deep.equal([10, 20, 30]);
    host.disconnect();
    await world.forward(60_000);
    world.show('visible');
    world.connect(true);
    await world.forward(60_000);
    expect(looks).to.have.length(3);
    expect(world.timers()).to.equal(0);
  });

  it('never looks without an interval', async () => {
    const { host, looks, interval } = await polling();
    interval.seconds = undefined;
    host.requestUpdate();
    await host.updateComplete;
    await world.forward(60_000);
    expect(looks).to.deep.equal([]);
    interval.seconds = 5;
    host.requestUpdate();
    await host.updateComplete;
    await world.forward(1);
    expect(looks).to.deep.equal([60]);
    host.disconnect();
  });

  it('rests while the page is hidden, and makes up for it at once', async () => {
    const { host, looks } = await polling();
    world.show('hidden');
    await world.forward(25_000);
    expect(looks).to.deep.equal([]);
    world.show('visible');
    await world.forward(0);
    expect(looks).to.deep.equal([25]);
    world.show('hidden');
    await world.forward(4_000);
    world.show('visible');
    await world.forward(6_000);
    expect(looks).to.deep.equal([25, 35]);
    host.disconnect();
  });

  it('rests without a network', async () => {
    const { host, looks } = await polling();
    world.connect(false);
    await world.forward(10_000);
    expect(looks).to.deep.equal([10]);
    await world.forward(50_000);
    expect(looks).to.deep.equal([10]);
    world.connect(true);
    await world.forward(0);
    expect(looks).to.deep.equal([10, 60]);
    host.disconnect();
  });

  it('looks once at a time', async () => {
    const answer = deferred<void>();
    const { host, looks } = await polling(() => answer.promise);
    await world.forward(10_000);
    host.requestUpdate();
    await host.updateComplete;
    await world.forward(100_000);
    expect(looks).to.deep.equal([10]);
    answer.resolve();
    for (let n = 0; n < 5; n++) await Promise.resolve();
    await world.forward(10_000);
    expect(looks).to.deep.equal([10, 120]);
    host.disconnect();
  });

  it('looks ever less often while it fails, and as before once it does not', async () => {
    let isDown = true;
    const { host, looks } = await polling(async () => {
      if (isDown) throw new TypeError('Failed to fetch');
    });
    await world.forward(400_000);
    expect(looks).to.deep.equal([10, 30, 70, 150, 230, 310, 390]);
    isDown = false;
    await world.forward(90_000);
    expect(looks.slice(7)).to.deep.equal([470, 480, 490]);
    host.disconnect();
  });
});
