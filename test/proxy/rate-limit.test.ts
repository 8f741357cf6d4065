import { expect } from 'chai';
import { replaced } from '../api/harness.js';
import { startProxy, stubFetch } from './harness.js';

describe('the proxy: requestsPerMinute', () => {
  let now = Date.parse('2026-10-31T09:30:00+07:00');
  replaced(Date, 'now', () => now);

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
    expect(response.headers['retry-after']).to.equal('20');
    expect(JSON.parse(response.text).detail).to.equal('Too many requests. Try again in 20 s.');
    expect(await statusOf('b')).to.equal(200);
    expect(calls).to.have.length(4);
  });

  it('refills over time, never beyond the limit', async () => {
    const { get } = await start(3);
    const countAllowed = async () => {
      let count = 0;
      while ((await get()).status === 200) count += 1;
      return count;
    };
    expect(await countAllowed()).to.equal(3);
    now += 20_000;
    expect(await countAllowed()).to.equal(1);
    now += 3_600_000;
    expect(await countAllowed()).to.equal(3);
    now -= 3_600_000;
    expect(await countAllowed()).to.equal(0);
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
