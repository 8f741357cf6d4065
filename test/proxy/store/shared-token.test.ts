import { expect } from 'chai';
import { jwt, withClocks } from '../clocks.js';
import { secret } from '../harness.js';
import { createStamps, credential, issued, memoryStore, untilStored } from './shared-proxies.js';

const minute = 60_000;
const hour = 60 * minute;

describe('the proxies with one store', () => {
  const clocks = withClocks();

  it('use one token, which one of them requests', async () => {
    const store = memoryStore();
    const { start, tokenRequests, sent } = createStamps(issued);
    const [a, b] = [start('a', store), start('b', store)];
    expect(await Promise.all([a.status(), b.status(), a.status(), b.status()])).to.deep.equal([
      200, 200, 200, 200,
    ]);
    expect(await start('c', store).status()).to.equal(200);
    expect(tokenRequests).to.have.length(1);
    expect(new Set(sent)).to.deep.equal(new Set(['token-1']));
    expect(a.errors.concat(b.errors)).to.deep.equal([]);
  });

  it('wait for the one that requests it, and not for longer than they have', async () => {
    const store = memoryStore();
    let respond: (response: Response) => void = () => {};
    const slow = new Promise<Response>((resolve) => {
      respond = resolve;
    });
    const { start, tokenRequests } = createStamps(() => slow);
    const first = start('a', store).status();
    while (tokenRequests.length === 0) await new Promise(setImmediate);
    expect(await start('b', store, { timeout: 100 }).status()).to.equal(504);
    respond(issued(1));
    expect(await first).to.equal(200);
    expect(await start('c', store).status()).to.equal(200);
    expect(tokenRequests).to.deep.equal(['a']);
  });

  it('take over when the one that requests it has ended', async () => {
    const store = memoryStore();
    const never = new Promise<Response>(() => {});
    const { start, tokenRequests } = createStamps((count) => (count === 1 ? never : issued(count)));
    void start('a', store).status();
    while (tokenRequests.length === 0) await new Promise(setImmediate);
    const second = start('b', store).status();
    // The lock ends by itself, after the time for the request and two seconds.
    clocks.forward(12_001);
    expect(await second).to.equal(200);
    expect(tokenRequests).to.have.length(2);
  });

  it('store the token encrypted, under names that show nothing', async () => {
    const store = memoryStore();
    const { start } = createStamps(issued);
    await start('a', store, { requestsPerMinute: 60 }).status();
    await untilStored(store);
    for (const key of store.keys()) expect(key).to.match(/^[a-z]+:[\w-]{22}$/);
    const text = JSON.stringify([store.keys(), store.values()]);
    for (const value of ['token-1', 'rina', 'example', secret, credential]) {
      expect(text).to.not.include(value);
    }
    const [first] = store.values('token:');
    await start('b', memoryStore()).status();
    expect(store.values('token:')).to.deep.equal([first]);
    expect(first).to.match(/^[\w-]{16}\.[\w-]{60,}$/);
  });

  it('have tokens of their own with another secret or merchant', async () => {
    const store = memoryStore();
    const { start, tokenRequests } = createStamps(issued);
    await start('a', store).status();
    await start('b', store, { secret: `${secret} of another shop` }).status();
    await start('c', store, {}, 3).status();
    expect(tokenRequests).to.deep.equal(['a', 'b', 'c']);
    await untilStored(store, 3);
  });

  it('request another token if the stored one was changed', async () => {
    const store = memoryStore();
    const { start, tokenRequests } = createStamps(issued);
    await start('a', store).status();
    await untilStored(store);
    const key = store.keys().find((it) => it.startsWith('token:')) ?? '';
    for (const value of ['', 'a.b', '..', 'no base64!', `x${store.values('token:')[0]}`]) {
      await store.set(key, value, { ttl: hour });
      const before = tokenRequests.length;
      expect(await start('b', store).status()).to.equal(200);
      expect(tokenRequests.length - before, value).to.equal(1);
      while (store.values('token:')[0] === value) await new Promise(setImmediate);
    }
  });

  it('let the token leave the store when it is due for renewal', async () => {
    const store = memoryStore();
    const { start, tokenRequests } = createStamps(() =>
      Response.json({ access_token: jwt(hour, 0, String(performance.now())) }),
    );
    await start('a', store).status();
    await untilStored(store);
    expect(store.ttl('token:')).to.equal(55 * minute);
    clocks.forward(55 * minute - 1);
    await start('b', store).status();
    expect(tokenRequests).to.deep.equal(['a']);
    clocks.forward(1);
    await start('c', store).status();
    expect(tokenRequests).to.deep.equal(['a', 'c']);
  });

  it('look now and then whether there is a newer token', async () => {
    const store = memoryStore();
    const { start, tokenRequests, sent } = createStamps((count) =>
      Response.json({ access_token: jwt(hour, 0, String(count)) }),
    );
    const [a, b] = [start('a', store), start('b', store)];
    await a.status();
    await b.status();
    clocks.forward(55 * minute);
    // The token is renewed beside its use.
    await a.status();
    await untilStored(store);
    clocks.forward(minute);
    await b.status();
    while (sent.at(-1) === sent[0]) {
      await b.status();
      await new Promise(setImmediate);
    }
    expect(tokenRequests).to.deep.equal(['a', 'a']);
  });

  it('replace a refused token once, for all', async () => {
    const store = memoryStore();
    const { start, tokenRequests, refused, background } = createStamps(issued);
    const [a, b, c] = [start('a', store), start('b', store), start('c', store)];
    for (const it of [a, b, c]) await it.status();
    await background();
    refused.add('token-1');
    expect([await a.status(), await b.status(), await c.status()]).to.deep.equal([200, 200, 200]);
    expect(tokenRequests).to.deep.equal(['a', 'a']);
  });

  it('request no third token within a minute if the second is refused too', async () => {
    const store = memoryStore();
    const { start, tokenRequests, refused, background } = createStamps(issued);
    const [a, b] = [start('a', store), start('b', store)];
    await a.status();
    await background();
    await b.status();
    refused.add('token-1').add('token-2').add('token-3');
    for (const it of [a, b, a, b]) expect(await it.status()).to.equal(502);
    await background();
    expect(tokenRequests).to.deep.equal(['a', 'a']);
    expect(b.errors.map(({ code }) => code)).to.deep.equal(['unauthorized', 'unauthorized']);
    clocks.forward(minute);
    expect(await b.status()).to.equal(502);
    expect(tokenRequests).to.deep.equal(['a', 'a', 'b']);
  });

  it('share a failure, and its time', async () => {
    const store = memoryStore();
    let isDown = true;
    const { start, tokenRequests, background } = createStamps((count) =>
      isDown ? Response.json({ detail: 'No.' }, { status: 403 }) : issued(count),
    );
    const [a, b] = [start('a', store), start('b', store)];
    expect([await a.status(), await b.status(), await b.status()]).to.deep.equal([502, 502, 502]);
    expect(tokenRequests).to.deep.equal(['a']);
    expect(b.errors[0]?.code).to.equal('token');
    expect(b.errors[0]?.status).to.equal(403);
    expect(b.errors[0]?.message).to.equal(a.errors[0]?.message);
    isDown = false;
    await background();
    clocks.forward(15_001);
    expect(await b.status()).to.equal(200);
    expect(await a.status()).to.equal(200);
    expect(tokenRequests).to.deep.equal(['a', 'b']);
  });

  it('count the failures in a row together', async () => {
    const store = memoryStore();
    const { start, tokenRequests, background } = createStamps(() =>
      Response.json({}, { status: 403 }),
    );
    const [a, b] = [start('a', store), start('b', store)];
    await a.status();
    await background();
    clocks.forward(15_001);
    await b.status();
    expect(tokenRequests).to.deep.equal(['a', 'b']);
    await background();
    // The second failure counts four times as long.
    expect(store.ttl('failure:')).to.be.within(45_000, 60_000);
    expect(store.values('failures:')).to.deep.equal(['2']);
  });

  it('forget the failures after a success', async () => {
    const store = memoryStore();
    const { start, background } = createStamps((count) =>
      count === 1 ? Response.json({}, { status: 503 }) : issued(count),
    );
    const a = start('a', store);
    expect([await a.status(), await a.status()]).to.deep.equal([502, 200]);
    await background();
    expect(store.values('failures:')).to.deep.equal(['0']);
    clocks.forward(1);
    expect(store.values('failures:')).to.deep.equal([]);
  });

  it('store nothing of a token that is an option', async () => {
    const store = memoryStore();
    const { start, tokenRequests } = createStamps(issued);
    const options = { token: 'static', getToken: undefined, requestsPerMinute: 5 };
    expect(await start('a', store, options).status()).to.equal(200);
    expect(tokenRequests).to.deep.equal([]);
    expect(store.keys().map((key) => key.replace(/:.*/, ''))).to.deep.equal(['rate']);
  });
});
