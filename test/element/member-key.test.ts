import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { listen } from './helpers/events.js';

/** A proxy that sends a member key, with 30 activities for each member. */
function createProxy() {
  const proxy = { member: 'a', sent: [] as string[], sendsMemberKey: true, isSignedOut: false };
  const firstId: Readonly<Record<string, number>> = { a: 1000, b: 2000 };
  const fetch: typeof globalThis.fetch = async (input) => {
    const { searchParams } = new URL(`${input}`);
    if (proxy.isSignedOut) {
      const headers = { 'Stamps-Member-Key': 'none' };
      return Response.json({ detail: 'No member is signed in.' }, { status: 401, headers });
    }
    proxy.sent.push(searchParams.get('older_than') ?? '');
    const first = firstId[proxy.member] ?? 0;
    const below = Number(searchParams.get('older_than') ?? first + 1);
    const ids = Array.from({ length: 20 }, (_, n) => below - 1 - n).filter((id) => id > first - 30);
    const activities = ids.map((id) => ({ id, type: 9, merchant: { id: 1, name: proxy.member } }));
    const headers = proxy.sendsMemberKey
      ? { 'Stamps-Member-Key': `key-${proxy.member}` }
      : undefined;
    return Response.json({ activities }, { headers });
  };
  return { proxy, fetch };
}

const proxyProperties = { apiUrl: '/stamps', user: undefined, token: undefined };

describe('a feed behind a proxy when another member signs in', () => {
  for (const method of ['loadMore', 'refresh'] as const) {
    it(`renders an empty list before the rows of the other member (${method})`, async () => {
      const { proxy, fetch } = createProxy();
      const { feed, texts, settled } = await mountSettled({ ...proxyProperties, fetch });
      expect(texts('place')).to.have.length(20);
      const seen = new Set<string>();
      const recordOwners = () => seen.add([...new Set(texts('place'))].join('+'));
      const observer = new MutationObserver(recordOwners);
      observer.observe(feed.shadowRoot as Node, { childList: true, subtree: true });
      proxy.member = 'b';
      expect(await feed[method]()).to.have.length(0);
      await settled();
      recordOwners();
      observer.disconnect();
      expect([...seen]).not.to.include.members(['a+b', 'b+a']);
      expect(seen.has('')).to.equal(true);
      expect(texts('place')).to.deep.equal(Array(20).fill('b'));
      expect(feed.activities.map(({ id }) => id)).to.deep.equal(
        Array.from({ length: 20 }, (_, n) => 2000 - n),
      );
      expect(feed.hasMore).to.equal(true);
    });
  }

  it('dispatches stamps-load for the first page', async () => {
    const { proxy, fetch } = createProxy();
    const { feed, settled } = await mountSettled({ ...proxyProperties, fetch });
    const events = listen(feed);
    proxy.member = 'b';
    await feed.loadMore();
    await settled();
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load']);
    expect(proxy.sent).to.deep.equal(['', '981', '']);
    await feed.loadMore();
    expect(feed.activities).to.have.length(30);
  });

  it('is also emptied when the proxy stops sending a member key', async () => {
    const { proxy, fetch } = createProxy();
    const { feed, texts, settled } = await mountSettled({ ...proxyProperties, fetch });
    Object.assign(proxy, { sendsMemberKey: false, member: 'b' });
    await feed.loadMore();
    await settled();
    expect(texts('place')).to.deep.equal(Array(20).fill('b'));
  });

  it('continues while the member key is the same', async () => {
    const { proxy, fetch } = createProxy();
    const { feed } = await mountSettled({ ...proxyProperties, fetch });
    expect(await feed.loadMore()).to.have.length(10);
    expect(await feed.refresh()).to.have.length(0);
    expect(proxy.sent).to.deep.equal(['', '981', '']);
  });
});

describe('a feed behind a proxy when its member signs out', () => {
  for (const method of ['loadMore', 'refresh'] as const) {
    it(`is emptied and shows what to do (${method})`, async () => {
      const { proxy, fetch } = createProxy();
      const { feed, texts, button, settled } = await mountSettled({
        ...proxyProperties,
        fetch,
        lang: 'en',
      });
      proxy.isSignedOut = true;
      const reason = await feed[method]().catch((error: unknown) => error);
      expect(reason).to.equal(feed.error);
      expect(feed.error).to.include({ code: 'unauthorized', phase: 'first' });
      expect(texts('place')).to.deep.equal([]);
      expect(texts('error')[0]).to.contain('sign in again');
      Object.assign(proxy, { isSignedOut: false, member: 'b' });
      button()?.click();
      await settled();
      expect(texts('place')).to.deep.equal(Array(20).fill('b'));
    });
  }

  it('is also emptied when polling discovers it', async () => {
    const { proxy, fetch } = createProxy();
    const properties = { ...proxyProperties, fetch, refreshInterval: 0.01 };
    const { feed, texts } = await mountSettled(properties);
    proxy.isSignedOut = true;
    await waitUntil(() => feed.status === 'error');
    expect(texts('place')).to.deep.equal([]);
  });
});
