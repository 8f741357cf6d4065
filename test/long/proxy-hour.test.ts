import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { jwt, withClocks } from '../proxy/clocks.js';

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

/** A repeatable series of numbers from 0 to 1. */
const series = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};

/** What a failing server does, each as likely as the others. */
const faults: readonly (() => Response | Promise<Response>)[] = [
  () => json({ detail: 'No.' }, 401),
  () => json({ detail: 'No.' }, 403),
  () => json({}, 429, { 'Retry-After': '3' }),
  () => json({}, 503),
  () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
  () => new Response('<h1>Blocked</h1>', { status: 403, headers: { 'Content-Type': 'text/html' } }),
  () => new Response('{"activities":['),
  () => new Response(null, { status: 204 }),
  () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example' } }),
  () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })),
  () => Promise.reject(new TypeError('fetch failed')),
  () => new Promise<never>(() => {}),
];

describe('the proxy during an hour of failing servers', function () {
  this.timeout(600_000);
  const clocks = withClocks();

  it('answers every request, and serves again when they are back', async () => {
    const random = series(7);
    const failOr = (respond: () => Response, rate: number) => async () => {
      if (random() >= rate) return respond();
      return (faults[Math.floor(random() * faults.length)] as () => Response)();
    };
    let rate = 0.3;
    let tokenRequests = 0;
    const getToken = getAccessToken({
      token: 'a credential of a merchant',
      crmMerchantId: 2,
      timeout: 40,
      fetch: () => {
        tokenRequests += 1;
        return failOr(() => json({ access_token: jwt(600_000) }), rate)();
      },
    });
    const proxy = createActivityProxy({
      getToken,
      timeout: 100,
      resolveUser: ({ headers }) => headers.get('X-Member'),
      fetch: () => failOr(() => json({ activities: [] }), rate)(),
      requestsPerMinute: Number.POSITIVE_INFINITY,
    });
    const statuses = new Map<number, number>();
    const send = async (): Promise<number> => {
      const headers = { 'X-Member': `${Math.floor(random() * 1_000)}@example.com` };
      const { status } = await proxy(
        new Request('https://shop.example/stamps/activities', { headers }),
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      return status;
    };
    // Three requests a second; a server that hangs costs some real time.
    for (let second = 0; second < 3_600; second++) {
      if (second % 600 === 300) clocks.set((random() - 0.5) * 7_200_000);
      await Promise.all([send(), send(), send()]);
      clocks.forward(1_000);
    }
    console.log(`statuses: ${JSON.stringify([...statuses])}, token requests: ${tokenRequests}`);
    expect([...statuses.values()].reduce((sum, count) => sum + count)).to.equal(10_800);
    for (const status of statuses.keys()) expect(status).to.be.oneOf([200, 429, 502, 503, 504]);
    expect(statuses.get(200)).to.be.greaterThan(3_000);
    expect(tokenRequests).to.be.lessThan(300);
    rate = 0;
    clocks.forward(3_600_000);
    for (let n = 0; n < 10; n++) expect(await send()).to.equal(200);
  });
});
