import { getEventListeners } from 'node:events';
import { expect } from 'chai';
import { Pending, sleep } from '../../src/proxy/token/pending.js';
import { rejection } from '../api/harness.js';
import { withClocks } from './clocks.js';

const timers = () => process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;

describe('work that one request does for all', () => {
  const clocks = withClocks();
  let pending: Pending | undefined;
  const start = (maxMs: number) => {
    pending = new Pending(maxMs);
    return pending;
  };
  afterEach(() => pending?.end());

  it('counts as ended after a second without a beat, and as alive again with the next one', async () => {
    const work = start(60_000);
    clocks.forward(999);
    expect(work.isAlive).to.equal(true);
    clocks.forward(1);
    expect(work.isAlive).to.equal(false);
    while (!work.isAlive) await new Promise(setImmediate);
  });

  it('counts as ended when its time is over', () => {
    const work = start(400);
    clocks.forward(399);
    expect(work.isAlive).to.equal(true);
    clocks.forward(1);
    expect(work.isAlive).to.equal(false);
  });

  it('leaves no timer', () => {
    const before = timers();
    const work = start(400);
    expect(timers()).to.equal(before + 1);
    work.end();
    expect(timers()).to.equal(before);
  });
});

describe('a wait', () => {
  it('ends when its time is over, and leaves no listener', async () => {
    const { signal } = new AbortController();
    const wait = sleep(1, signal);
    expect(getEventListeners(signal, 'abort')).to.have.length(1);
    await wait;
    expect(getEventListeners(signal, 'abort')).to.have.length(0);
    await sleep(1);
  });

  it('rejects with the reason of a signal that aborts, and leaves no timer and no listener', async () => {
    const controller = new AbortController();
    const wait = rejection(sleep(60_000, controller.signal));
    const running = timers();
    const reason = new Error('gone');
    controller.abort(reason);
    expect(timers()).to.equal(running - 1);
    expect(await wait).to.equal(reason);
    expect(getEventListeners(controller.signal, 'abort')).to.have.length(0);
    expect(await rejection(sleep(60_000, controller.signal))).to.equal(reason);
  });
});
