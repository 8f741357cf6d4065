import { expect } from 'chai';
import { GuardedStore } from '../../../src/proxy/store/guarded-store.js';
import type { ProxyStore } from '../../../src/proxy/store/proxy-store.js';
import { replaced } from '../../api/harness.js';
import { withClocks } from '../clocks.js';
import { createStamps, issued, memoryStore } from './shared-proxies.js';

/** A store whose calls all fail. */
const down = (calls: string[], fail: () => Promise<never>): ProxyStore => {
  const call = (key: string) => {
    calls.push(key);
    return fail();
  };
  return { get: call, set: call, increment: call };
};

describe('a store that fails', () => {
  const clocks = withClocks();
  const failure =
    'The store did not respond within 500 ms, or failed. Until it is back, this process has limits and a token of its own.';

  const kinds: Readonly<Record<string, () => Promise<never>>> = {
    rejects: () => Promise.reject(new Error('redis://user:password@host is gone')),
    throws: () => {
      throw new Error('redis://user:password@host is gone');
    },
    hangs: () => new Promise(() => {}),
  };
  for (const [kind, fail] of Object.entries(kinds)) {
    it(`because it ${kind} is reported once, and each process goes on alone`, async () => {
      const calls: string[] = [];
      const { start, tokenRequests } = createStamps(issued);
      const options = { requestsPerMinute: 2 };
      const a = start('a', down(calls, fail), options);
      expect([await a.status(), await a.status(), await a.status()]).to.deep.equal([200, 200, 429]);
      expect(tokenRequests).to.deep.equal(['a']);
      expect(a.errors.map(({ code, message }) => [code, message])).to.deep.equal([
        ['store', failure],
      ]);
      expect(a.errors[0]?.cause).to.equal(undefined);
      // It was called once: a failing store delays one request and not all.
      expect(calls).to.have.length(1);
      clocks.forward(1_999);
      await a.status();
      expect(calls).to.have.length(1);
      clocks.forward(1);
      await a.status();
      expect(calls).to.have.length(2);
      expect(a.errors).to.have.length(1);
    });
  }

  it('is used again when it is back, and its next failure is reported', async () => {
    const store = memoryStore();
    let isDown = true;
    const increment: ProxyStore['increment'] = async (key, options) => {
      if (isDown) throw new Error('down');
      return store.increment(key, options);
    };
    const { start } = createStamps(issued);
    const options = { requestsPerMinute: 3 };
    const a = start('a', { ...store, increment }, options);
    const b = start('b', store, options);
    expect([await a.status(), await b.status(), await b.status()]).to.deep.equal([200, 200, 200]);
    isDown = false;
    clocks.forward(2_000);
    // The requests of both count again.
    expect([await a.status(), await a.status()]).to.deep.equal([200, 429]);
    isDown = true;
    await a.status();
    expect(a.errors.map(({ code }) => code)).to.deep.equal(['store', 'store']);
  });

  it('is tried by one request at a time while it is down', async () => {
    const calls: string[] = [];
    const { start } = createStamps(issued);
    const store = down(calls, () => Promise.reject(new Error('down')));
    const a = start('a', store, { requestsPerMinute: 99 });
    await a.status();
    clocks.forward(2_000);
    await Promise.all([a.status(), a.status(), a.status()]);
    expect(calls).to.have.length(2);
  });
});

describe('a store that responds', () => {
  const guard = () => new GuardedStore(memoryStore(), () => expect.fail('It did not fail.'));

  it('is called by many requests at once', async () => {
    const store = guard();
    const calls = Array.from({ length: 5 }, () =>
      store.call((it) => it.increment('count', { ttl: 1_000 })),
    );
    expect((await Promise.all(calls)).map((it) => it?.value)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  describe('before its time is over', () => {
    const realSetTimeout = globalThis.setTimeout;
    const started: NodeJS.Timeout[] = [];
    replaced(globalThis, 'setTimeout', ((callback: () => void, delay: number) => {
      const timer = realSetTimeout(callback, delay);
      started.push(timer);
      return timer;
    }) as typeof setTimeout);

    it('leaves no timer behind', async () => {
      await guard().call((it) => it.get('key'));
      expect(started).to.have.length(1);
      // Node marks a timer that was cleared.
      expect(started[0]).to.have.property('_destroyed', true);
    });
  });
});

describe('the rate limit with a store', () => {
  const clocks = withClocks();

  it('counts the requests of all processes', async () => {
    const store = memoryStore();
    const { start } = createStamps(issued);
    const options = { requestsPerMinute: 3 };
    const [a, b] = [start('a', store, options), start('b', store, options)];
    const remaining = async (it: typeof a) => (await it.get()).headers.get('RateLimit-Remaining');
    expect([await remaining(a), await remaining(b), await remaining(a)]).to.deep.equal([
      '2',
      '1',
      '0',
    ]);
    const refused = await b.get();
    expect(refused.status).to.equal(429);
    expect(refused.headers.get('RateLimit-Remaining')).to.equal('0');
    expect(Number(refused.headers.get('Retry-After'))).to.be.within(1, 60);
    clocks.forward(60_000);
    expect(await b.status()).to.equal(200);
  });
});
