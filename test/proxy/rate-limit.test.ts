import { expect } from 'chai';
import { createRateLimit } from '../../src/proxy/rate-limit.js';
import { setBounded } from '../../src/proxy/set-bounded.js';
import { replaced } from '../api/harness.js';
import { startProxy, stubFetch } from './harness.js';

describe('the proxy: requestsPerMinute', () => {
  let now = 1_000;
  replaced(performance, 'now', () => now);

  const start = (requestsPerMinute?: number) => {
    const { fetch, calls } = stubFetch(() => Response.json({ activities: [] }));
    return startProxy({ token: 'abc', fetch, requestsPerMinute }).then((it) => ({ ...it, calls }));
  };

  it('responds with 429 and Retry-After beyond the limit, for this member only', async () => {
    const { get, calls } = await start(3);
    const statusOf = async (session: string) =>
      (await get('', { cookie: `session=${session}` })).status;
    for (let n = 0; n < 3; n++) expect(await statusOf('a')).to.equal(200);
    const response = await get();
    expect(response.status).to.equal(429);
    expect(response.headers['retry-after']).to.equal('60');
    expect(JSON.parse(response.text).detail).to.equal('Too many requests. Try again in 60 s.');
    expect(await statusOf('b')).to.equal(200);
    expect(calls).to.have.length(4);
  });

  it('counts in a fixed minute, which begins with the first request', async () => {
    const { get } = await start(3);
    const countAllowed = async () => {
      let count = 0;
      while ((await get()).status === 200) count += 1;
      return count;
    };
    await get();
    now += 59_000;
    expect(await countAllowed()).to.equal(2);
    expect((await get()).headers['retry-after']).to.equal('1');
    now += 999;
    expect(await countAllowed()).to.equal(0);
    now += 1;
    expect(await countAllowed()).to.equal(3);
    now += 3_600_000;
    expect(await countAllowed()).to.equal(3);
  });

  it('does not depend on the clock of the server', async () => {
    const { get } = await start(1);
    expect((await get()).status).to.equal(200);
    const realNow = Date.now;
    for (const hours of [-10, 10]) {
      Date.now = () => realNow() + hours * 3_600_000;
      expect((await get()).status).to.equal(429);
    }
    Date.now = realNow;
    now += 60_000;
    expect((await get()).status).to.equal(200);
  });

  it('is in the RateLimit headers of each response', async () => {
    const { get } = await start(2);
    const rateLimitOf = async (query = '') => {
      const { headers } = await get(query);
      return ['limit', 'remaining', 'reset'].map((name) => headers[`ratelimit-${name}`]);
    };
    expect(await rateLimitOf()).to.deep.equal(['2', '1', '60']);
    now += 10_500;
    expect(await rateLimitOf('?older_than=x')).to.deep.equal(['2', '0', '50']);
    expect(await rateLimitOf()).to.deep.equal(['2', '0', '50']);
    const { get: getUnlimited } = await start(Number.POSITIVE_INFINITY);
    expect((await getUnlimited()).headers['ratelimit-limit']).to.equal(undefined);
    expect((await get('', { cookie: '' })).headers['ratelimit-limit']).to.equal(undefined);
  });

  it('counts requests with invalid parameters, too', async () => {
    const { get } = await start(3);
    for (const query of [
      '?older_than=x',
      '?older_than=1&older_than=2',
      '/by-merchant-group?merchant_id=x',
    ]) {
      expect((await get(query)).status).to.equal(400);
    }
    expect((await get('?older_than=x')).status).to.equal(429);
    expect((await get()).status).to.equal(429);
  });

  it('does not count what another site sends with the cookies of the member', async () => {
    const { get } = await start(1);
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    for (let n = 0; n < 3; n++) expect((await get('', { headers })).status).to.equal(403);
    expect((await get()).status).to.equal(200);
  });

  it('is shared by all spellings of an address', async () => {
    const addresses = ['0812-345', '+62 812 345', '0062812345', '62812345'];
    let address = '';
    const { fetch } = stubFetch(() => Response.json({ activities: [] }));
    const { get } = await startProxy({
      token: 'abc',
      fetch,
      requestsPerMinute: 3,
      resolveUser: () => address,
    });
    const statuses: number[] = [];
    for (address of addresses) statuses.push((await get()).status);
    expect(statuses).to.deep.equal([200, 200, 200, 429]);
    for (address of ['Rina@example.com', 'rina@EXAMPLE.com ', 'rina@example.com']) await get();
    expect((await get()).status).to.equal(429);
  });

  it('is 60 by default, and Infinity means no limit', async () => {
    const { get } = await start();
    for (let n = 0; n < 60; n++) await get();
    expect((await get()).status).to.equal(429);
    const { get: getUnlimited } = await start(Number.POSITIVE_INFINITY);
    for (let n = 0; n < 70; n++) await getUnlimited();
    expect((await getUnlimited()).status).to.equal(200);
  });
});

describe('the windows of the rate limit', () => {
  it('are those of the 10,000 members whose windows began last', async () => {
    const count = createRateLimit(2);
    const isAllowed = async (member: string) => (await count(member, ''))?.isAllowed;
    expect(await isAllowed('first')).to.equal(true);
    for (let n = 1; n < 10_000; n++) await count(`member ${n}`, '');
    expect([await isAllowed('first'), await isAllowed('first')]).to.deep.equal([true, false]);
    await count('one more', '');
    expect(await isAllowed('first')).to.equal(true);
    for (const expected of [true, false]) expect(await isAllowed('member 9999')).to.equal(expected);
  });
});

describe('a map with a limit', () => {
  it('loses the entry that was set first', () => {
    const map = new Map<string, number>();
    for (const [index, key] of ['a', 'b', 'a', 'c', 'd'].entries()) setBounded(map, key, index, 3);
    expect([...map]).to.deep.equal([
      ['a', 2],
      ['c', 3],
      ['d', 4],
    ]);
  });
});
