import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import { backoff } from '../../src/api/retry.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { feedError, offline, recording, rejection, replaced, withoutDelay } from './harness.js';

const setTimer = globalThis.setTimeout;
const clearTimer = globalThis.clearTimeout;
/** The timeout of a request in these tests. It differs from every delay. */
const timeout = 123_456;

/** The clock is stopped, because HTTP dates have whole seconds. */
const now = Math.ceil(Date.now() / 1000) * 1000;
let chance = 0;
let waits: number[] = [];
let onWait = () => {};
const timers = new Set<unknown>();

describe('the delay before a retry', () => {
  replaced(Math, 'random', () => chance);
  replaced(Date, 'now', () => now);
  // A delay is recorded and ends at once.
  replaced(globalThis, 'setTimeout', ((run: () => void, ms = 0) => {
    if (ms !== timeout) {
      waits.push(ms);
      queueMicrotask(onWait);
    }
    const fire = () => {
      timers.delete(timer);
      run();
    };
    const timer = setTimer(fire, ms === timeout ? ms : 0);
    timers.add(timer);
    return timer;
  }) as typeof setTimeout);
  replaced(globalThis, 'clearTimeout', ((timer?: number) => {
    timers.delete(timer);
    clearTimer(timer);
  }) as typeof clearTimeout);

  beforeEach(() => {
    chance = 0;
    waits = [];
    onWait = () => {};
    timers.clear();
  });

  /** The delays between attempts that all get this response. It uses fake timers. */
  async function waitsFor(status: number, retryAfter?: string, date?: string) {
    waits = [];
    const headers = new Headers();
    if (retryAfter !== undefined) headers.set('Retry-After', retryAfter);
    if (date !== undefined) headers.set('Date', date);
    const { fetch, calls } = recording(async () =>
      Response.json({ detail: 'No.' }, { status, headers }),
    );
    await feedError(fetchPage({ user: 'u' }, { fetch, timeout }));
    return { waits, requests: calls.length };
  }

  it('grows with the attempts, with jitter', async () => {
    chance = 0.5;
    expect(await waitsFor(503)).to.deep.equal({ waits: [200, 400], requests: 3 });
  });

  it('is not added after the last attempt', async () => {
    await feedError(fetchPage({ user: 'u' }, { fetch: offline, timeout, retries: 0 }));
    expect(waits).to.deep.equal([]);
  });

  it('is not added after an error that is not retried', async () => {
    expect(await waitsFor(404, '7')).to.deep.equal({ waits: [], requests: 1 });
  });

  it('is the number of seconds in Retry-After', async () => {
    for (const status of [429, 503]) {
      expect(await waitsFor(status, '7')).to.deep.equal({ waits: [7000, 7000], requests: 3 });
    }
  });

  it('lasts until the date in Retry-After', async () => {
    const date = new Date(now + 9000).toUTCString();
    expect(await waitsFor(503, date)).to.deep.equal({ waits: [9000, 9000], requests: 3 });
  });

  it('is longer than Retry-After by up to as much again, but at most by five seconds', async () => {
    chance = 0.5;
    expect((await waitsFor(429, '2')).waits).to.deep.equal([3000, 3000]);
    expect((await waitsFor(429, '20')).waits).to.deep.equal([22_500, 22_500]);
    chance = 1;
    expect((await waitsFor(429, '2')).waits).to.deep.equal([4000, 4000]);
  });

  for (const hours of [-10, 10]) {
    it(`lasts until the date in Retry-After on a device whose clock is ${hours} h off`, async () => {
      const serverTime = now + hours * 3_600_000;
      const until = new Date(serverTime + 9000).toUTCString();
      const { waits, requests } = await waitsFor(503, until, new Date(serverTime).toUTCString());
      expect({ waits, requests }).to.deep.equal({ waits: [9000, 9000], requests: 3 });
    });
  }

  it('is never shorter than the backoff, whatever Retry-After says', async () => {
    chance = 0.5;
    for (const retryAfter of ['0', new Date(now - 60_000).toUTCString()]) {
      expect(await waitsFor(503, retryAfter)).to.deep.equal({ waits: [200, 400], requests: 3 });
    }
  });

  for (const retryAfter of ['-1', '1.5', 'soon', '1e1', '7 s', '0x10', 'NaN', '']) {
    it(`ignores Retry-After: "${retryAfter}"`, async () => {
      chance = 0.5;
      expect(await waitsFor(503, retryAfter)).to.deep.equal({ waits: [200, 400], requests: 3 });
    });
  }

  for (const [title, retryAfter] of [
    ['61 seconds', '61'],
    ['an hour', '3600'],
    ['more than a number can hold', '9'.repeat(400)],
    ['tomorrow', new Date(now + 86_400_000).toUTCString()],
  ] as const) {
    it(`is skipped and the request fails if Retry-After is ${title}`, async () => {
      expect(await waitsFor(503, retryAfter)).to.deep.equal({ waits: [], requests: 1 });
    });
  }

  describe('fetchPage() leaves no timer behind', () => {
    afterEach(() => expect(timers.size).to.equal(0));

    it('after a page', async () => {
      const fetch = async () => new Response('{"activities": []}');
      await fetchPage({ user: 'u' }, { fetch, timeout });
    });

    it('after a failure that was retried', async () => {
      await waitsFor(503);
    });

    it('after a failure that was not retried', async () => {
      await waitsFor(404);
    });

    it('after an abort', async () => {
      const controller = new AbortController();
      const fetch = () => new Promise<Response>(() => {});
      const options = { fetch, timeout, signal: controller.signal };
      const rejected = rejection(fetchPage({ user: 'u' }, options));
      expect(timers.size).to.equal(1);
      controller.abort();
      await rejected;
    });

    it('after an abort during a delay', async () => {
      const controller = new AbortController();
      onWait = () => controller.abort();
      const options = { fetch: offline, timeout, signal: controller.signal };
      await rejection(fetchPage({ user: 'u' }, options));
      expect(waits).to.have.lengthOf(1);
      // Before the timer of the delay can fire.
      expect(timers.size).to.equal(0);
    });

    it('after an abort before the first attempt', async () => {
      const options = { fetch: offline, timeout, signal: AbortSignal.abort() };
      await rejection(fetchPage({ user: 'u' }, options));
    });
  });
});

describe('Retry-After over HTTP', () => {
  withoutDelay();

  async function request(faults: SandboxFaults) {
    const api = sandboxApi({ status: 503, ...faults });
    const options = { token: await accessToken() };
    const page = fetchPage({ apiUrl: api.url, user: members.one }, options);
    return { page, requests: async () => (await api.requests()).length };
  }

  it('delays the retry', async () => {
    const start = performance.now();
    const { page, requests } = await request({ retryAfter: '1', times: 1 });
    expect((await page).activities).to.have.lengthOf(1);
    // Timers may fire slightly early.
    expect(performance.now() - start).to.be.at.least(990);
    expect(await requests()).to.equal(2);
  });

  it('prevents the retry if it is too long', async () => {
    const { page, requests } = await request({ retryAfter: '3600' });
    expect(await feedError(page)).to.include({ code: 'server', status: 503, retryable: true });
    expect(await requests()).to.equal(1);
  });
});

describe('the backoff', () => {
  it('is at least zero, and doubles up to five seconds', () => {
    const tries = [0, 1, 2, 3, 4, 5, 20, 2000];
    expect(tries.map((n) => backoff(n, 0))).to.deep.equal(tries.map(() => 0));
    expect(tries.map((n) => backoff(n, 1))).to.deep.equal([
      400, 800, 1600, 3200, 5000, 5000, 5000, 5000,
    ]);
  });

  it('covers the whole range', () => {
    expect([0.25, 0.5, 0.75].map((chance) => backoff(1, chance))).to.deep.equal([200, 400, 600]);
  });
});
