import { expect } from 'chai';
import { idsIn, startProxy } from './harness.js';

const merchantsIn = (text: string): ReadonlySet<number> =>
  new Set(
    JSON.parse(text).activities.map(({ merchant }: { merchant?: { id: number } }) => merchant?.id),
  );

const upstreamUrls = async ({ api }: Awaited<ReturnType<typeof startProxy>>) =>
  (await api.requests()).map(({ path, search }) => `${path}${search}`);

const user = 'user=forty.one%40example.com';

describe('the proxy: parameters', () => {
  it('passes on the documented parameters only, in one normalized form', async () => {
    const proxy = await startProxy();
    await proxy.get('/by-merchant-group/?merchant_id=2&merchant_id=005&merchant_id=2&x=1&limit=9');
    await proxy.get('?older_than=00&merchant_id=2&merchant_id=x');
    expect(await upstreamUrls(proxy)).to.deep.equal([
      `/api/v3/activities/by-merchant-group?${user}&merchant_id=2&merchant_id=5`,
      `/api/v3/activities?${user}&older_than=0`,
    ]);
  });

  const invalid: Readonly<Record<string, string>> = {
    '?older_than=': 'older_than: A valid integer is required.',
    '?older_than=-1': 'older_than: A valid integer is required.',
    '?older_than=1e3': 'older_than: A valid integer is required.',
    '?older_than=%D9%A3': 'older_than: A valid integer is required.',
    '?older_than=1%0a': 'older_than: A valid integer is required.',
    '?older_than=123456789012345678901': 'older_than: A valid integer is required.',
    '?older_than=1&older_than=1': 'older_than: Give it once.',
    '/by-merchant-group?merchant_id=': 'merchant_id: A valid integer is required.',
    '/by-merchant-group?merchant_id=2,5': 'merchant_id: A valid integer is required.',
    '/by-merchant-group?merchant_id=2&merchant_id=0x5': 'merchant_id: A valid integer is required.',
    '/by-merchant-group?merchant_id=1234567890123456': 'merchant_id: A valid integer is required.',
  };
  for (const [query, detail] of Object.entries(invalid)) {
    it(`responds with 400 to ${query}`, async () => {
      const proxy = await startProxy();
      const { status, text } = await proxy.get(query);
      const [field = '', problem] = detail.split(': ');
      expect(status).to.equal(400);
      expect(JSON.parse(text)).to.deep.equal({
        detail,
        errors: { [field]: problem },
        error_code: 'invalid_parameter',
        error_message: detail,
      });
      expect(await upstreamUrls(proxy)).to.deep.equal([]);
    });
  }

  it('responds with 400 to more than 100 merchants', async () => {
    const proxy = await startProxy();
    const ids = (count: number) => Array.from({ length: count }, (_, n) => `merchant_id=${n + 1}`);
    expect((await proxy.get(`/by-merchant-group?${ids(101).join('&')}`)).status).to.equal(400);
    await proxy.get(`/by-merchant-group?${ids(100).join('&')}`);
    expect(await upstreamUrls(proxy)).to.deep.equal([
      `/api/v3/activities/by-merchant-group?${user}&${ids(100).join('&')}`,
    ]);
  });

  it('keeps the query string of apiUrl', async () => {
    const proxy = await startProxy();
    await proxy.get();
    // The log is that of the sandbox session in apiUrl's query, so it is empty if the query is lost.
    expect(await upstreamUrls(proxy)).to.deep.equal([`/api/v3/activities?${user}`]);
  });
});

describe('the proxy: merchantIds', () => {
  it('limits the activities to these merchants, even if the page requests all', async () => {
    const proxy = await startProxy({ merchantIds: [5] });
    for (const query of ['', '/by-merchant-group', '?merchant_id=2']) {
      const { text } = await proxy.get(query);
      expect([...merchantsIn(text)], query).to.deep.equal([5]);
      const more = await proxy.get(`${query.replace(/\?.*/, '')}?older_than=${idsIn(text).at(-1)}`);
      expect([...merchantsIn(more.text)].filter((id) => id !== 5)).to.deep.equal([]);
    }
    for (const { path } of await proxy.api.requests()) {
      expect(path).to.equal('/api/v3/activities/by-merchant-group');
    }
  });

  it('lets the page request some of them', async () => {
    const proxy = await startProxy({ merchantIds: ['2', 5] });
    const { text } = await proxy.get('/by-merchant-group?merchant_id=0005');
    expect([...merchantsIn(text)]).to.deep.equal([5]);
  });

  it('responds with 403 to any other merchant', async () => {
    const proxy = await startProxy({ merchantIds: [5] });
    for (const query of ['merchant_id=2', 'merchant_id=5&merchant_id=2', 'merchant_id=02']) {
      const { status, text } = await proxy.get(`/by-merchant-group?${query}`);
      expect(status, query).to.equal(403);
      expect(JSON.parse(text)).to.deep.equal({
        detail: 'merchant_id: 2 is not allowed.',
        errors: { merchant_id: '2 is not allowed.' },
        error_code: 'permission_denied',
        error_message: 'merchant_id: 2 is not allowed.',
      });
    }
    expect(await upstreamUrls(proxy)).to.deep.equal([]);
  });
});
