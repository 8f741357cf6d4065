import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';

const page = JSON.stringify({ activities: [], error_messages: [] });
const json = (body: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'application/json', ...headers } });

const request = (member: number) =>
  new Request('https://shop.example/stamps/activities', {
    headers: { Cookie: `member=${member}` },
  });

const createProxy = (options: Partial<Parameters<typeof createActivityProxy>[0]> = {}) =>
  createActivityProxy({
    token: 'a token of a merchant'.replaceAll(' ', '-'),
    secret: 'a secret that only the servers of the tests have',
    resolveUser: ({ headers }) => `${headers.get('Cookie')?.slice(7)}@example.com`,
    fetch: async () => json(page),
    requestsPerMinute: 1e9,
    ...options,
  });

/** Megabytes in use after a collection. */
const heapMb = (): number => {
  if (!globalThis.gc) throw new Error('Run Node with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

describe('the proxy under load', function () {
  this.timeout(3_600_000);

  it('needs no more memory after a million requests of 100,000 members', async () => {
    const { setFlagsFromString } = await import('node:v8');
    const { runInNewContext } = await import('node:vm');
    setFlagsFromString('--expose-gc');
    globalThis.gc = runInNewContext('gc');
    const proxy = createProxy();
    const total = Number(process.env.PROXY_LOAD_REQUESTS ?? 1_000_000);
    const tenth = total / 10;
    const heaps: number[] = [];
    let ok = 0;
    for (let n = 0; n < total; n += 50) {
      const responses = await Promise.all(
        Array.from({ length: 50 }, (_, k) => proxy(request((n + k) % 100_000))),
      );
      for (const response of responses) if (response.ok) ok += 1;
      if ((n + 50) % tenth === 0) heaps.push(heapMb());
    }
    expect(ok).to.equal(total);
    console.log(`heap in MB: ${heaps.map((it) => it.toFixed(1)).join(' ')}`);
    // The limits of what is remembered are reached in the first tenths.
    expect(Math.max(...heaps.slice(3))).to.be.lessThan((heaps[2] ?? 0) + 3);
  });

  it('answers 2,000 requests at once with one request for a token', async () => {
    let tokenRequests = 0;
    const getToken = getAccessToken({
      token: 'a credential of a merchant',
      crmMerchantId: 2,
      fetch: async () => {
        tokenRequests += 1;
        await delay(200);
        return json('{"access_token":"abc"}');
      },
    });
    const fetch = async () => {
      await delay(50);
      return json(page);
    };
    const proxy = createProxy({ token: undefined, getToken, fetch });
    const responses = await Promise.all(
      Array.from({ length: 2_000 }, (_, member) => proxy(request(member))),
    );
    expect(responses.filter(({ status }) => status === 200)).to.have.length(2_000);
    expect(tokenRequests).to.equal(1);
  });
});
