import { expect } from 'chai';
import { replaced } from '../api/harness.js';
import { answering, startProxy } from './harness.js';

describe('the proxy: requestsPerMinute', () => {
  let now = Date.parse('2026-10-31T09:30:00+07:00');
  replaced(Date, 'now', () => now);

  const start = (requestsPerMinute?: number) => {
    const { fetch, calls } = answering(() => Response.json({ activities: [] }));
    return startProxy({ token: 'abc', fetch, requestsPerMinute }).then((it) => ({ ...it, calls }));
  };

  it('429 with Retry-After beyond them, for this member alone', async () => {
    const { get, calls } = await start(3);
    const statuses = async (session: string) =>
      (await get('', { cookie: `session=${session}` })).status;
    for (let n = 0; n < 3; n++) expect(await statuses('a')).to.equal(200);
    const answer = await get();
    expect(answer.status).to.equal(429);
    expect(answer.headers['retry-after']).to.equal('20');
    expect(JSON.parse(answer.text).detail).to.equal('Too many requests. Try again in 20 s.');
    expect(await statuses('b')).to.equal(200);
    expect(calls).to.have.length(4);
  });

  it('are to be had again with time, and never more at once', async () => {
    const { get } = await start(3);
    const left = async () => {
      let count = 0;
      while ((await get()).status === 200) count += 1;
      return count;
    };
    expect(await left()).to.equal(3);
    now += 20_000;
    expect(await left()).to.equal(1);
    now += 3_600_000;
    expect(await left()).to.equal(3);
    now -= 3_600_000;
    expect(await left()).to.equal(0);
  });

  it('are 60 unless given, and Infinity is no bound', async () => {
    const { get } = await start();
    for (let n = 0; n < 60; n++) await get();
    expect((await get()).status).to.equal(429);
    const { get: free } = await start(Number.POSITIVE_INFINITY);
    for (let n = 0; n < 70; n++) await free();
    expect((await free()).status).to.equal(200);
  });
});
