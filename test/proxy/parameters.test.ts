import { expect } from 'chai';
import { idsIn, startProxy } from './harness.js';

const merchantsIn = (text: string): ReadonlySet<number> =>
  new Set(
    JSON.parse(text).activities.map(({ merchant }: { merchant?: { id: number } }) => merchant?.id),
  );

const searchOf = async ({ api }: Awaited<ReturnType<typeof startProxy>>) =>
  (await api.requests()).map(({ path, search }) => `${path}${search}`);

const user = 'user=forty.one%40example.com';

describe('the proxy: parameters', () => {
  it('passes on what is documented, in one spelling, and nothing else', async () => {
    const proxy = await startProxy();
    await proxy.get('/by-merchant-group/?merchant_id=2&merchant_id=005&merchant_id=2&x=1&limit=9');
    await proxy.get('?older_than=00&merchant_id=2&merchant_id=x');
    expect(await searchOf(proxy)).to.deep.equal([
      `/api/v3/activities/by-merchant-group?${user}&merchant_id=2&merchant_id=5`,
      `/api/v3/activities?${user}&older_than=0`,
    ]);
  });

  const wrong: Readonly<Record<string, string>> = {
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
  for (const [query, detail] of Object.entries(wrong)) {
    it(`400 for ${query}`, async () => {
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
      expect(await searchOf(proxy)).to.deep.equal([]);
    });
  }

  it('400 for more than 100 merchants', async () => {
    const proxy = await startProxy();
    const ids = (count: number) => Array.from({ length: count }, (_, n) => `merchant_id=${n + 1}`);
    expect((await proxy.get(`/by-merchant-group?${ids(101).join('&')}`)).status).to.equal(400);
    await proxy.get(`/by-merchant-group?${ids(100).join('&')}`);
    expect(await searchOf(proxy)).to.deep.equal([
      `/api/v3/activities/by-merchant-group?${user}&${ids(100).join('&')}`,
    ]);
  });

  it('keeps the query string of apiUrl', async () => {
    const proxy = await startProxy();
    await proxy.get();
    // The sandbox's session is in it: without, there would be no such log.
    expect(await searchOf(proxy)).to.deep.equal([`/api/v3/activities?${user}`]);
  });
});

describe('the proxy: merchantIds', () => {
  it('shows only their activities, also where the page asks for all', async () => {
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

  it('lets the page ask for some of them', async () => {
    const proxy = await startProxy({ merchantIds: [2, 5] });
    const { text } = await proxy.get('/by-merchant-group?merchant_id=0005');
    expect([...merchantsIn(text)]).to.deep.equal([5]);
  });

  it('403 for any other', async () => {
    const proxy = await startProxy({ merchantIds: [5] });
    for (const query of ['merchant_id=2', 'merchant_id=5&merchant_id=2', 'merchant_id=02']) {
      const { status, text } = await proxy.get(`/by-merchant-group?${query}`);
      expect(status, query).to.equal(403);
      expect(JSON.parse(text).detail).to.equal('merchant_id: 2 is not to be had here.');
    }
    expect(await searchOf(proxy)).to.deep.equal([]);
  });
});
