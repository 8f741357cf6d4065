import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { listen } from './helpers/events.js';

/** A proxy that knows who is signed in, and says so by a key: 30 activities for each member. */
function createProxy() {
  const proxy = { member: 'a', sent: [] as string[], names: true, isSignedOut: false };
  const firstId: Readonly<Record<string, number>> = { a: 1000, b: 2000 };
  const fetch: typeof globalThis.fetch = async (input) => {
    const { searchParams } = new URL(`${input}`);
    if (proxy.isSignedOut) {
      const headers = { 'Stamps-Member-Key': 'none' };
      return Response.json({ detail: 'Nobody is signed in.' }, { status: 401, headers });
    }
    proxy.sent.push(searchParams.get('older_than') ?? '');
    const first = firstId[proxy.member] ?? 0;
    const below = Number(searchParams.get('older_than') ?? first + 1);
    const ids = Array.from({ length: 20 }, (_, n) => below - 1 - n).filter((id) => id > first - 30);
    const activities = ids.map((id) => ({ id, type: 9, notes: proxy.member }));
    const headers = proxy.names ? { 'Stamps-Member-Key': `key-${proxy.member}` } : undefined;
    return Response.json({ activities }, { headers });
  };
  return { proxy, fetch };
}

const behind = { apiUrl: '/stamps', user: undefined, token: undefined };

describe('a feed behind a proxy, when somebody else signs in', () => {
  for (const way of ['loadMore', 'refresh'] as const) {
    it(`is empty before it shows a row of theirs (${way})`, async () => {
      const { proxy, fetch } = createProxy();
      const { feed, texts, settled } = await mountSettled({ ...behind, fetch });
      expect(texts('notes')).to.have.length(20);
      const seen = new Set<string>();
      const look = () => seen.add([...new Set(texts('notes'))].join('+'));
      const observer = new MutationObserver(look);
      observer.observe(feed.shadowRoot as Node, { childList: true, subtree: true });
      proxy.member = 'b';
      expect(await feed[way]()).to.have.length(0);
      await settled();
      look();
      observer.disconnect();
      expect([...seen]).not.to.include.members(['a+b', 'b+a']);
      expect(seen.has('')).to.equal(true);
      expect(texts('notes')).to.deep.equal(Array(20).fill('b'));
      expect(feed.activities.map(({ id }) => id)).to.deep.equal(
        Array.from({ length: 20 }, (_, n) => 2000 - n),
      );
      expect(feed.hasMore).to.equal(true);
    });
  }

  it('tells of the first page, as of any', async () => {
    const { proxy, fetch } = createProxy();
    const { feed, settled } = await mountSettled({ ...behind, fetch });
    const events = listen(feed);
    proxy.member = 'b';
    await feed.loadMore();
    await settled();
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load']);
    expect(proxy.sent).to.deep.equal(['', '981', '']);
    await feed.loadMore();
    expect(feed.activities).to.have.length(30);
  });

  it('is empty too when the proxy stops to say who it is', async () => {
    const { proxy, fetch } = createProxy();
    const { feed, texts, settled } = await mountSettled({ ...behind, fetch });
    Object.assign(proxy, { names: false, member: 'b' });
    await feed.loadMore();
    await settled();
    expect(texts('notes')).to.deep.equal(Array(20).fill('b'));
  });

  it('goes on as ever while it is the same', async () => {
    const { proxy, fetch } = createProxy();
    const { feed } = await mountSettled({ ...behind, fetch });
    expect(await feed.loadMore()).to.have.length(10);
    expect(await feed.refresh()).to.have.length(0);
    expect(proxy.sent).to.deep.equal(['', '981', '']);
  });
});

describe('a feed behind a proxy, when its member signs out', () => {
  for (const way of ['loadMore', 'refresh'] as const) {
    it(`is empty, and says what to do (${way})`, async () => {
      const { proxy, fetch } = createProxy();
      const { feed, texts, button, settled } = await mountSettled({ ...behind, fetch, lang: 'en' });
      proxy.isSignedOut = true;
      const reason = await feed[way]().catch((error: unknown) => error);
      expect(reason).to.equal(feed.error);
      expect(feed.error).to.include({ code: 'unauthorized', phase: 'first' });
      expect(texts('notes')).to.deep.equal([]);
      expect(texts('error')[0]).to.contain('sign in again');
      Object.assign(proxy, { isSignedOut: false, member: 'b' });
      button()?.click();
      await settled();
      expect(texts('notes')).to.deep.equal(Array(20).fill('b'));
    });
  }

  it('hears of it by a look that nobody asked for, too', async () => {
    const { proxy, fetch } = createProxy();
    const properties = { ...behind, fetch, refreshInterval: 0.01 };
    const { feed, texts } = await mountSettled(properties);
    proxy.isSignedOut = true;
    await waitUntil(() => feed.status === 'error');
    expect(texts('notes')).to.deep.equal([]);
  });
});
