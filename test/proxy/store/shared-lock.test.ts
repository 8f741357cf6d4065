import { expect } from 'chai';
import type { ProxyStore } from '../../../src/proxy/store/proxy-store.js';
import { jwt, withClocks } from '../clocks.js';
import { createStamps, issued, memoryStore, untilStored } from './shared-proxies.js';

const minute = 60_000;
const hour = 60 * minute;

/** Counts the attempts to get the lock. */
const countingLocks = (store: ReturnType<typeof memoryStore>) => {
  const locks: string[] = [];
  const increment: ProxyStore['increment'] = (key, options) => {
    if (key.startsWith('lock:')) locks.push(key);
    return store.increment(key, options);
  };
  return { store: { ...store, increment }, locks };
};

describe('the lock of a token request in the store', () => {
  const clocks = withClocks();

  it('is not taken while the store has a token', async () => {
    const { store, locks } = countingLocks(memoryStore());
    const { start } = createStamps(issued);
    await start('a', store).status();
    await untilStored(store);
    await start('b', store).status();
    expect(locks).to.have.length(1);
  });

  it('lasts as long as the request may take, and two seconds', async () => {
    const store = memoryStore();
    const { start, tokenRequests } = createStamps(() => new Promise(() => {}));
    void start('a', store).status();
    while (tokenRequests.length === 0) await new Promise(setImmediate);
    expect(store.ttl('lock:')).to.equal(12_000);
  });

  it('is given back after a request, also after a failed one', async () => {
    for (const issue of [issued, () => Response.json({}, { status: 503 })]) {
      const store = memoryStore();
      await createStamps(issue).start('a', store).status();
      while (store.values('lock:')[0] !== '0') await new Promise(setImmediate);
      expect(store.ttl('lock:')).to.equal(1);
    }
  });

  it('is given back if another process has got a token in between', async () => {
    const memory = memoryStore();
    const { start, tokenRequests } = createStamps(issued);
    await start('a', memory).status();
    await untilStored(memory);
    const [key = ''] = memory.keys().filter((it) => it.startsWith('token:'));
    const [value = ''] = memory.values('token:');
    await memory.set(key, '', { ttl: hour });
    const increment: ProxyStore['increment'] = async (name, options) => {
      if (name.startsWith('lock:')) await memory.set(key, value, { ttl: hour });
      return memory.increment(name, options);
    };
    expect(await start('b', { ...memory, increment }).status()).to.equal(200);
    expect(tokenRequests).to.deep.equal(['a']);
    while (memory.values('lock:')[0] !== '0') await new Promise(setImmediate);
  });

  it('delays no process for longer than a request may take, if it never ends', async () => {
    const { store, locks } = countingLocks(memoryStore());
    const increment: ProxyStore['increment'] = async (key, options) =>
      (await store.increment(key, options)) + 1;
    const { start, tokenRequests } = createStamps(issued);
    const status = start('a', { ...store, increment }).status();
    while (locks.length === 0) await new Promise(setImmediate);
    expect(tokenRequests).to.deep.equal([]);
    clocks.forward(12_000);
    expect(await status).to.equal(200);
  });

  it('is not needed to go on with the token of the store after a look at it', async () => {
    const { store, locks } = countingLocks(memoryStore());
    const { start, tokenRequests, background } = createStamps(issued);
    await start('a', store).status();
    await untilStored(store);
    const b = start('b', store);
    await b.status();
    clocks.forward(minute);
    await b.status();
    await background();
    expect(locks).to.have.length(1);
    expect(tokenRequests).to.deep.equal(['a']);
  });

  it('is taken when the own token is due, even if the store keeps the token for too long', async () => {
    const memory = memoryStore();
    const set: ProxyStore['set'] = (key, value, { ttl }) =>
      memory.set(key, value, { ttl: ttl * 2 });
    const store = { ...memory, set };
    const { start, tokenRequests, background } = createStamps((count) =>
      Response.json({ access_token: jwt(hour, 0, String(count)) }),
    );
    const a = start('a', store);
    await a.status();
    await untilStored(memory);
    clocks.forward(55 * minute);
    await a.status();
    await background();
    expect(tokenRequests).to.deep.equal(['a', 'a']);
  });

  it('is taken again if the replacement of a refused token failed', async () => {
    const store = memoryStore();
    const { start, tokenRequests, refused } = createStamps((count) =>
      count === 2 ? Response.json({}, { status: 503 }) : issued(count),
    );
    const a = start('a', store);
    await a.status();
    refused.add('token-1');
    expect([await a.status(), await a.status()]).to.deep.equal([502, 502]);
    clocks.forward(minute);
    expect(await a.status()).to.equal(200);
    expect(tokenRequests).to.deep.equal(['a', 'a', 'a']);
  });
});
