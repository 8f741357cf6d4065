import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import type { FeedRequest } from '../../src/feed/feed-request.js';
import { identityKey } from '../../src/feed/identity.js';
import { answers, requestFor } from './helpers/answers.js';
import { Host } from './helpers/host.js';
import { withPage } from './helpers/page.js';
import { withTab } from './helpers/storage.js';

const from = (first: number) => Array.from({ length: 20 }, (_, n) => first - n);
const pageOf = (ids: readonly number[], memberKey?: string) => ({
  ...parsePage({ activities: ids.map((id) => ({ id, type: 9 })) }),
  ...(memberKey !== undefined && { memberKey }),
});
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** A feed that asks for something, once its first page is there. */
async function shown(request: FeedRequest, place?: unknown) {
  const returned: unknown[] = [];
  const loaded: string[] = [];
  const host = new Host({
    scrollPosition: () => place,
    listRestored: (it) => returned.push(it),
    pageLoaded: (_, activities, phase) => loaded.push(`${phase} ${activities.length}`),
  });
  host.request = request;
  host.connect();
  await host.updateComplete;
  await settled(host);
  return { host, returned, loaded };
}

/** Waits until nothing is under way. */
async function settled(host: Host) {
  while (host.feed.status === 'loading') await new Promise((resolve) => setTimeout(resolve));
  await host.updateComplete;
}

async function leave(host: Host) {
  host.disconnect();
  await Promise.resolve();
}

/** A proxy that says whose page each answer is. */
function proxied(restore: boolean, ...list: readonly (readonly [string | undefined, number[]])[]) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(new URL(`${input}`).searchParams.get('older_than') ?? 'first');
    const [key, page] = list[Math.min(asked.length, list.length) - 1] ?? [];
    const headers = key === undefined ? undefined : { 'Stamps-Member-Key': key };
    return Response.json({ activities: page?.map((id) => ({ id, type: 9 })) }, { headers });
  };
  const query = { apiUrl: 'https://shop.example/stamps' };
  const key = identityKey(query, undefined);
  const request = { query, options: { fetch }, token: undefined, kinds: [], restore, key };
  return { request, asked };
}

describe('a feed that a reader comes back to', () => {
  const tab = withTab();
  const page = withPage();

  /** Reads two pages, and leaves. */
  const readAndLeave = async (request: FeedRequest, place?: unknown) => {
    const { host } = await shown(request, place);
    await host.feed.loadMore();
    await leave(host);
  };

  it('has its rows and its place, when the first page has come', async () => {
    const network = answers(from(100), from(80), from(100));
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request, { top: 7 });
    const { host, returned, loaded } = await shown(request);
    expect(ids(host)).to.deep.equal([...from(100), ...from(80)]);
    expect(returned).to.deep.equal([{ top: 7 }]);
    expect(loaded).to.deep.equal(['first 40']);
    expect(network.asked).to.have.length(3);
    expect(host.feed.hasMore).to.equal(true);
    expect(host.feed.list.pending).to.have.length(0);
  });

  it('shows what is new on top', async () => {
    const network = answers(from(100), from(80), from(103));
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request);
    const { host } = await shown(request);
    expect(ids(host)).to.deep.equal([103, 102, 101, ...from(100), ...from(80)]);
  });

  it('begins anew, without a place, where the first page does not meet what it had', async () => {
    const network = answers(from(100), from(80), from(900), from(880));
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request, { top: 7 });
    const { host, returned } = await shown(request);
    expect(ids(host)).to.deep.equal(from(900));
    expect(returned).to.deep.equal([]);
    await host.feed.loadMore();
    expect(network.asked.at(-1)).to.equal('ana 881');
  });

  it('remembers nothing unless it is asked to, and nothing before it has a page', async () => {
    const network = answers(from(100), from(80), 404);
    await readAndLeave(requestFor('ana', network.fetch));
    expect(tab.items.size).to.equal(0);
    const { host } = await shown({ ...requestFor('ana', network.fetch), restore: true });
    await leave(host);
    expect(tab.items.size).to.equal(0);
  });

  it('recalls nothing unless it is asked to', async () => {
    const network = answers(from(100), from(80), from(100));
    await readAndLeave({ ...requestFor('ana', network.fetch), restore: true });
    expect(tab.items.size).to.equal(1);
    const { host } = await shown(requestFor('ana', network.fetch));
    expect(ids(host)).to.deep.equal(from(100));
  });

  it('remembers when the page goes out of sight, or is left', async () => {
    const network = answers(from(100));
    const { host } = await shown({ ...requestFor('ana', network.fetch), restore: true });
    const see = (hidden: boolean) => {
      Object.defineProperty(globalThis, 'document', { value: { hidden }, configurable: true });
      page.dispatch('visibilitychange');
      Reflect.deleteProperty(globalThis, 'document');
    };
    see(false);
    expect(tab.items.size).to.equal(0);
    see(true);
    expect(tab.items.size).to.equal(1);
    tab.items.clear();
    page.dispatch('pagehide');
    expect(tab.items.size).to.equal(1);
    await leave(host);
  });

  it('forgets a member who is not shown any more, and one who is refused', async () => {
    const network = answers(from(100), from(100), 401);
    const request = { ...requestFor('ana', network.fetch), restore: true };
    const { host } = await shown(request);
    page.dispatch('pagehide');
    host.show({ ...requestFor('budi', network.fetch), restore: true });
    await host.updateComplete;
    expect(tab.items.size).to.equal(0);
    await settled(host);
    page.dispatch('pagehide');
    expect(tab.items.size).to.equal(1);
    await leave(host);
    const refused = await shown({ ...requestFor('budi', network.fetch), restore: true });
    expect(refused.host.feed.error?.code).to.equal('unauthorized');
    expect(tab.items.size).to.equal(0);
  });

  it('keeps what it remembers when the network fails', async () => {
    const network = answers(from(100), from(80), 404);
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request);
    await shown(request);
    expect(tab.items.size).to.equal(1);
  });

  it('behind a proxy, shows a member only what was theirs', async () => {
    const pages = [['a', from(100)] as const, ['a', from(80)] as const, ['a', from(100)] as const];
    const { request } = proxied(true, ...pages, ['b', from(100)]);
    await readAndLeave(request);
    const own = await shown(request);
    expect(ids(own.host)).to.have.length(40);
    const other = await shown(request);
    expect(ids(other.host)).to.deep.equal(from(100));
    expect(tab.items.size).to.equal(0);
  });

  it('behind a proxy, forgets who is not signed in any more as soon as an answer says so', async () => {
    const { request } = proxied(true, ['a', from(100)], ['b', from(80)], ['b', from(60)]);
    const { host } = await shown(request);
    page.dispatch('pagehide');
    page.dispatch('pageshow');
    expect(tab.items.size).to.equal(1);
    await host.feed.loadMore();
    expect(tab.items.size).to.equal(0);
    await settled(host);
    expect(ids(host)).to.deep.equal(from(60));
    await leave(host);
  });

  it('behind a proxy that does not say whose page it is, remembers and recalls nothing', async () => {
    const silent = proxied(true, [undefined, from(100)]);
    await readAndLeave(silent.request);
    expect(tab.items.size).to.equal(0);
    const first = proxied(true, ['', from(100)], ['', from(80)]);
    await readAndLeave(first.request);
    expect(tab.items.size).to.equal(0);
  });
});

describe('a feed whose first page was fetched already', () => {
  withTab();

  it('shows it at once, asks for none, and goes on from there', async () => {
    const network = answers(from(80));
    const initialPage = pageOf(from(100));
    const { host, loaded } = await shown({ ...requestFor('ana', network.fetch), initialPage });
    expect(network.asked).to.deep.equal([]);
    expect(ids(host)).to.deep.equal(from(100));
    expect(loaded).to.deep.equal(['first 20']);
    await host.feed.loadMore();
    expect(network.asked).to.deep.equal(['ana 81']);
    expect(ids(host)).to.have.length(40);
  });

  it('shows it to nobody else, and not again', async () => {
    const network = answers(from(60), from(100));
    const initialPage = pageOf(from(100));
    const { host } = await shown({ ...requestFor('ana', network.fetch), initialPage });
    host.show({ ...requestFor('budi', network.fetch), initialPage: structuredClone(initialPage) });
    await host.updateComplete;
    expect(ids(host)).to.deep.equal([]);
    await settled(host);
    expect(ids(host)).to.deep.equal(from(60));
    host.show({ ...requestFor('ana', network.fetch), initialPage });
    await host.updateComplete;
    await settled(host);
    expect(network.asked).to.deep.equal(['budi', 'ana']);
  });

  it('behind a proxy, is emptied before a row of somebody else shows', async () => {
    const { request, asked } = proxied(false, ['b', from(80)], ['b', from(60)]);
    const { host } = await shown({ ...request, initialPage: pageOf(from(100), 'a') });
    expect(ids(host)).to.deep.equal(from(100));
    await host.feed.loadMore();
    await settled(host);
    expect(asked).to.deep.equal(['81', 'first']);
    expect(ids(host)).to.deep.equal(from(60));
  });

  it('behind a proxy, goes on for whom it was fetched', async () => {
    const { request, asked } = proxied(false, ['a', from(80)]);
    const { host } = await shown({ ...request, initialPage: pageOf(from(100), 'a') });
    await host.feed.loadMore();
    expect(asked).to.deep.equal(['81']);
    expect(ids(host)).to.have.length(40);
  });

  it('whose owner it does not know is not taken for anybody’s', async () => {
    const { request, asked } = proxied(false, ['a', from(80)], ['a', from(60)]);
    const { host } = await shown({ ...request, initialPage: pageOf(from(100)) });
    await host.feed.loadMore();
    await settled(host);
    expect(asked).to.deep.equal(['81', 'first']);
    expect(ids(host)).to.deep.equal(from(60));
  });
});
