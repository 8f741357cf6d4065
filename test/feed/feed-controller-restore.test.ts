import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import type { FeedRequest } from '../../src/feed/feed-request.js';
import { identityKey } from '../../src/feed/identity.js';
import { fakeNetwork, requestFor } from './helpers/fake-network.js';
import { Host } from './helpers/host.js';
import { withSessionStorage } from './helpers/session-storage.js';
import { withWindowEvents } from './helpers/window-events.js';

const idsFrom = (first: number) => Array.from({ length: 20 }, (_, n) => first - n);
const pageOf = (ids: readonly number[], memberKey?: string) => ({
  ...parsePage({ activities: ids.map((id) => ({ id, type: 9 })) }),
  ...(memberKey !== undefined && { memberKey }),
});
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** Resolves once the first page has loaded. */
async function mount(request: FeedRequest, scrollPosition?: unknown) {
  const returned: unknown[] = [];
  const loaded: string[] = [];
  const host = new Host({
    scrollPosition: () => scrollPosition,
    listRestored: (it) => returned.push(it),
    pageLoaded: (_, activities, phase) => loaded.push(`${phase} ${activities.length}`),
  });
  host.request = request;
  host.connect();
  await host.updateComplete;
  await settled(host);
  return { host, returned, loaded };
}

/** Waits until no load is under way. */
async function settled(host: Host) {
  while (host.feed.status === 'loading') await new Promise((resolve) => setTimeout(resolve));
  await host.updateComplete;
}

async function leave(host: Host) {
  host.disconnect();
  await Promise.resolve();
}

/** A proxy that sends a member key with each response. */
function proxyRequest(
  restore: boolean,
  ...list: readonly (readonly [string | undefined, number[]])[]
) {
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    requests.push(new URL(`${input}`).searchParams.get('older_than') ?? 'first');
    const [key, page] = list[Math.min(requests.length, list.length) - 1] ?? [];
    const headers = key === undefined ? undefined : { 'Stamps-Member-Key': key };
    return Response.json({ activities: page?.map((id) => ({ id, type: 9 })) }, { headers });
  };
  const query = { apiUrl: 'https://shop.example/stamps' };
  const key = identityKey(query, undefined);
  const request = { query, options: { fetch }, token: undefined, kinds: [], restore, key };
  return { request, requests };
}

describe('a feed with restore', () => {
  const storage = withSessionStorage();
  const page = withWindowEvents();

  /** Loads two pages and disconnects. */
  const readAndLeave = async (request: FeedRequest, scrollPosition?: unknown) => {
    const { host } = await mount(request, scrollPosition);
    await host.feed.loadMore();
    await leave(host);
  };

  it('restores the rows and the scroll position once the first page has loaded', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80), idsFrom(100));
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request, { top: 7 });
    const { host, returned, loaded } = await mount(request);
    expect(ids(host)).to.deep.equal([...idsFrom(100), ...idsFrom(80)]);
    expect(returned).to.deep.equal([{ top: 7 }]);
    expect(loaded).to.deep.equal(['first 40']);
    expect(network.requests).to.have.length(3);
    expect(host.feed.hasMore).to.equal(true);
    expect(host.feed.list.pending).to.have.length(0);
  });

  it('shows newer activities on top', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80), idsFrom(103));
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request);
    const { host } = await mount(request);
    expect(ids(host)).to.deep.equal([103, 102, 101, ...idsFrom(100), ...idsFrom(80)]);
  });

  it('starts over, without a scroll position, if the first page does not overlap the saved list', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80), idsFrom(900), idsFrom(880));
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request, { top: 7 });
    const { host, returned } = await mount(request);
    expect(ids(host)).to.deep.equal(idsFrom(900));
    expect(returned).to.deep.equal([]);
    await host.feed.loadMore();
    expect(network.requests.at(-1)).to.equal('ana 881');
  });

  it('saves nothing without `restore`, and nothing before it has a page', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80), 404);
    await readAndLeave(requestFor('ana', network.fetch));
    expect(storage.items.size).to.equal(0);
    const { host } = await mount({ ...requestFor('ana', network.fetch), restore: true });
    await leave(host);
    expect(storage.items.size).to.equal(0);
  });

  it('restores nothing without `restore`', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80), idsFrom(100));
    await readAndLeave({ ...requestFor('ana', network.fetch), restore: true });
    expect(storage.items.size).to.equal(1);
    const { host } = await mount(requestFor('ana', network.fetch));
    expect(ids(host)).to.deep.equal(idsFrom(100));
  });

  it('saves its list with the first page, and updates it when the document is hidden', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80));
    const { host } = await mount({ ...requestFor('ana', network.fetch), restore: true });
    const saved = () => [...storage.items.values()].join();
    const first = saved();
    expect(first).to.not.equal('');
    page.setHidden(false);
    expect(saved()).to.equal(first);
    await host.feed.loadMore();
    page.setHidden(true);
    expect(saved()).to.have.length.above(first.length);
    await leave(host);
  });

  it('saves nothing after the site has cleared the storage', async () => {
    const network = fakeNetwork(idsFrom(100));
    const { host } = await mount({ ...requestFor('ana', network.fetch), restore: true });
    storage.items.clear();
    page.dispatch('pagehide');
    await leave(host);
    expect(storage.items.size).to.equal(0);
  });

  it('removes the saved list when the member changes or is refused', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(100), 401);
    const request = { ...requestFor('ana', network.fetch), restore: true };
    const { host } = await mount(request);
    page.dispatch('pagehide');
    host.show({ ...requestFor('budi', network.fetch), restore: true });
    await host.updateComplete;
    expect(storage.items.size).to.equal(0);
    await settled(host);
    page.dispatch('pagehide');
    expect(storage.items.size).to.equal(1);
    await leave(host);
    const refused = await mount({ ...requestFor('budi', network.fetch), restore: true });
    expect(refused.host.feed.error?.code).to.equal('unauthorized');
    expect(storage.items.size).to.equal(0);
  });

  it('keeps the saved list when the network fails', async () => {
    const network = fakeNetwork(idsFrom(100), idsFrom(80), 404);
    const request = { ...requestFor('ana', network.fetch), restore: true };
    await readAndLeave(request);
    await mount(request);
    expect(storage.items.size).to.equal(1);
  });

  it('restores a list only for its own member behind a proxy', async () => {
    const pages = [
      ['a', idsFrom(100)] as const,
      ['a', idsFrom(80)] as const,
      ['a', idsFrom(100)] as const,
    ];
    const { request } = proxyRequest(true, ...pages, ['b', idsFrom(100)]);
    await readAndLeave(request);
    const own = await mount(request);
    expect(ids(own.host)).to.have.length(40);
    const other = await mount(request);
    expect(ids(other.host)).to.deep.equal(idsFrom(100));
    const [stored = ''] = storage.items.values();
    expect(JSON.parse(stored)).to.include({ accountKey: 'b' });
  });

  it('removes the saved list as soon as a proxy responds for another member', async () => {
    const { request } = proxyRequest(
      true,
      ['a', idsFrom(100)],
      ['b', idsFrom(80)],
      ['b', idsFrom(60)],
    );
    const { host } = await mount(request);
    page.dispatch('pagehide');
    page.dispatch('pageshow');
    expect(storage.items.size).to.equal(1);
    await host.feed.loadMore();
    expect(storage.items.size).to.equal(0);
    await settled(host);
    expect(ids(host)).to.deep.equal(idsFrom(60));
    await leave(host);
  });

  it('saves and restores nothing behind a proxy that sends no member key', async () => {
    const silent = proxyRequest(true, [undefined, idsFrom(100)]);
    await readAndLeave(silent.request);
    expect(storage.items.size).to.equal(0);
    const first = proxyRequest(true, ['', idsFrom(100)], ['', idsFrom(80)]);
    await readAndLeave(first.request);
    expect(storage.items.size).to.equal(0);
  });
});

describe('a feed with an initial page', () => {
  withSessionStorage();

  it('shows it without a request and continues after it', async () => {
    const network = fakeNetwork(idsFrom(80));
    const initialPage = pageOf(idsFrom(100));
    const { host, loaded } = await mount({ ...requestFor('ana', network.fetch), initialPage });
    expect(network.requests).to.deep.equal([]);
    expect(ids(host)).to.deep.equal(idsFrom(100));
    expect(loaded).to.deep.equal(['first 20']);
    await host.feed.loadMore();
    expect(network.requests).to.deep.equal(['ana 81']);
    expect(ids(host)).to.have.length(40);
  });

  it('shows it to no other member, and only once', async () => {
    const network = fakeNetwork(idsFrom(60), idsFrom(100));
    const initialPage = pageOf(idsFrom(100));
    const { host } = await mount({ ...requestFor('ana', network.fetch), initialPage });
    host.show({ ...requestFor('budi', network.fetch), initialPage: structuredClone(initialPage) });
    await host.updateComplete;
    expect(ids(host)).to.deep.equal([]);
    await settled(host);
    expect(ids(host)).to.deep.equal(idsFrom(60));
    host.show({ ...requestFor('ana', network.fetch), initialPage });
    await host.updateComplete;
    await settled(host);
    expect(network.requests).to.deep.equal(['budi', 'ana']);
  });

  it('empties the list before it shows rows of another member behind a proxy', async () => {
    const { request, requests } = proxyRequest(false, ['b', idsFrom(80)], ['b', idsFrom(60)]);
    const { host } = await mount({ ...request, initialPage: pageOf(idsFrom(100), 'a') });
    expect(ids(host)).to.deep.equal(idsFrom(100));
    await host.feed.loadMore();
    await settled(host);
    expect(requests).to.deep.equal(['81', 'first']);
    expect(ids(host)).to.deep.equal(idsFrom(60));
  });

  it('continues after it behind a proxy if the member key is the same', async () => {
    const { request, requests } = proxyRequest(false, ['a', idsFrom(80)]);
    const { host } = await mount({ ...request, initialPage: pageOf(idsFrom(100), 'a') });
    await host.feed.loadMore();
    expect(requests).to.deep.equal(['81']);
    expect(ids(host)).to.have.length(40);
  });

  it('starts over behind a proxy if the initial page has no member key', async () => {
    const { request, requests } = proxyRequest(false, ['a', idsFrom(80)], ['a', idsFrom(60)]);
    const { host } = await mount({ ...request, initialPage: pageOf(idsFrom(100)) });
    await host.feed.loadMore();
    await settled(host);
    expect(requests).to.deep.equal(['81', 'first']);
    expect(ids(host)).to.deep.equal(idsFrom(60));
  });
});
