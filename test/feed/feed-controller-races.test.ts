import { expect } from 'chai';
import { FeedTokenProvider } from '../../src/feed/token/feed-token-provider.js';
import { feedError, replaced } from '../api/harness.js';
import type { FakeResponse } from './helpers/fake-network.js';
import { fakeNetwork, requestFor } from './helpers/fake-network.js';
import { Host } from './helpers/host.js';
import { deferred } from './helpers/tokens.js';
import { withWindowEvents } from './helpers/window-events.js';

const firstPageIds = Array.from({ length: 20 }, (_, n) => 100 - n);
const secondPageIds = Array.from({ length: 20 }, (_, n) => 80 - n);
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** Resolves once the first page has loaded. */
async function ready(...list: readonly FakeResponse[]) {
  const network = fakeNetwork(firstPageIds, ...list);
  const events: string[] = [];
  const host = new Host({
    pageLoaded: (_, activities, phase) => events.push(`loaded ${phase} ${activities.length}`),
    loadFailed: ({ code, phase }) => events.push(`failed ${phase} ${code}`),
  });
  host.request = requestFor('ana', network.fetch);
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore();
  return { host, feed: host.feed, network, events };
}

describe('concurrent calls', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  it('share one load of a further page', async () => {
    const { host, feed, network } = await ready(secondPageIds);
    const promises = [feed.loadMore(), feed.loadMore(), feed.retry()];
    expect(new Set(promises).size).to.equal(1);
    expect(await promises[0]).to.have.length(20);
    expect(network.requests).to.have.length(2);
    host.disconnect();
  });

  it('share one refresh, which does not change the status', async () => {
    const { host, feed, network } = await ready(firstPageIds);
    const promises = [feed.refresh(), feed.refresh(), feed.retry()];
    expect(new Set(promises).size).to.equal(1);
    expect([feed.status, feed.loading]).to.deep.equal(['ready', undefined]);
    expect(await promises[0]).to.deep.equal([]);
    expect(network.requests).to.deep.equal(['ana', 'ana']);
    host.disconnect();
  });

  it('load a further page after the refresh has finished', async () => {
    const { host, feed, network, events } = await ready(
      [101, ...firstPageIds.slice(1)],
      secondPageIds,
    );
    const refresh = feed.refresh();
    const next = [feed.loadMore(), feed.loadMore()];
    expect(await refresh).to.deep.equal([]);
    expect((await Promise.all(next)).map(({ length }) => length)).to.deep.equal([20, 20]);
    expect(ids(host)).to.deep.equal([...firstPageIds, ...secondPageIds]);
    expect((await feed.showNew()).map(({ id }) => id)).to.deep.equal([101]);
    expect(ids(host)).to.deep.equal([101, ...firstPageIds, ...secondPageIds]);
    expect(network.requests).to.deep.equal(['ana', 'ana', 'ana 81']);
    expect(events).to.deep.equal([
      'loaded first 20',
      'loaded refresh 0',
      'loaded more 20',
      'loaded refresh 1',
    ]);
    host.disconnect();
  });

  it('refresh after a further page has failed', async () => {
    const { host, feed, network } = await ready(405, [101, ...firstPageIds.slice(1)]);
    const failing = feed.loadMore();
    const refresh = feed.refresh();
    expect(await feedError(failing)).to.include({ code: 'bad-request' });
    expect(await refresh).to.deep.equal([]);
    expect(feed.list.pending).to.have.length(1);
    expect(feed.error).to.equal(undefined);
    expect(network.requests).to.deep.equal(['ana', 'ana 81', 'ana']);
    host.disconnect();
  });

  it('do not leave an unhandled rejection when both fail', async () => {
    const { host, feed } = await ready(404, 404);
    void feed.loadMore();
    void feed.refresh();
    const errors = [await feedError(feed.loadMore()), feed.error];
    expect(errors[0]?.phase).to.equal('more');
    await feedError(feed.refresh());
    expect(feed.error).to.include({ code: 'not-found', phase: 'refresh' });
    expect(feed.status).to.equal('error');
    host.disconnect();
  });

  it('share the load of the first page, whichever methods are called', async () => {
    const network = fakeNetwork(firstPageIds);
    const host = new Host();
    host.request = requestFor('ana', network.fetch);
    host.connect();
    await host.updateComplete;
    const { feed } = host;
    expect(new Set([feed.loadMore(), feed.refresh(), feed.retry()]).size).to.equal(1);
    await feed.loadMore();
    expect(network.requests).to.have.length(1);
    host.disconnect();
  });

  it('load the first page if refresh() is called without one', async () => {
    const { host, feed, network } = await ready(404);
    host.configure(requestFor('budi', network.fetch));
    await feedError(feed.loadMore());
    expect(await feedError(feed.refresh())).to.include({ phase: 'first' });
    expect(await feedError(feed.loadMore())).to.include({ phase: 'first' });
    host.disconnect();
  });
});

describe('calls that are pending when the member changes', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  for (const [first, second] of [
    ['loadMore', 'refresh'],
    ['refresh', 'loadMore'],
  ] as const) {
    it(`resolve to nothing and send no request for the new member: ${first}, then ${second}`, async () => {
      const { host, feed, network } = await ready(secondPageIds);
      const calls = [feed[first](), feed[second]()];
      host.configure(requestFor('budi', network.fetch));
      expect(ids(host)).to.deep.equal([]);
      expect((await Promise.all(calls)).flat()).to.deep.equal([]);
      expect(await feed.loadMore()).to.have.length(20);
      expect(network.requests.filter((requests) => requests.startsWith('budi'))).to.have.length(1);
      expect(network.signals[1]?.aborted).to.equal(true);
      host.disconnect();
    });
  }

  it('do not report a page that was never rendered', async () => {
    const { host, feed, network, events } = await ready(secondPageIds, [5]);
    let changed = false;
    host.onFrame = () => {
      if (changed || feed.list.activities.length !== 40) return;
      changed = true;
      host.configure(requestFor('budi', network.fetch));
    };
    expect(await feed.loadMore()).to.deep.equal([]);
    await feed.loadMore();
    expect(events).to.deep.equal(['loaded first 20', 'loaded first 1']);
    host.disconnect();
  });

  it('load the first page again if the member changes back', async () => {
    const { host, feed, network } = await ready(secondPageIds, firstPageIds);
    const waiting = feed.loadMore();
    host.configure(requestFor('budi', network.fetch));
    host.configure(requestFor('ana', network.fetch));
    expect(await waiting).to.deep.equal([]);
    await feed.loadMore();
    expect(network.requests.at(-1)).to.equal('ana');
    host.disconnect();
  });

  it('ignore a token that arrives too late', async () => {
    const late = deferred<string>();
    const network = fakeNetwork(firstPageIds);
    const host = new Host();
    host.request = requestFor('ana', network.fetch, new FeedTokenProvider(() => late.promise));
    host.connect();
    await host.updateComplete;
    const waiting = host.feed.loadMore();
    host.configure(requestFor('budi', network.fetch, 'token'));
    await host.feed.loadMore();
    late.resolve('too late');
    expect(await waiting).to.deep.equal([]);
    expect(network.requests).to.deep.equal(['budi']);
    host.disconnect();
  });
});

describe('a feed behind a proxy', () => {
  withWindowEvents();

  /** A proxy that responds for the member who is signed in. */
  function proxy() {
    const session = { member: 'ana' };
    const requests: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      requests.push(new URL(`${input}`).searchParams.get('older_than') ?? 'first');
      const begin = session.member === 'ana' ? 100 : 500;
      const list = Array.from({ length: 20 }, (_, n) => ({ id: begin - n, notes: session.member }));
      return Response.json(
        { activities: list },
        { headers: { 'Stamps-Member-Key': session.member } },
      );
    };
    const query = { apiUrl: 'https://shop.example/stamps' };
    const request = { query, options: { fetch }, token: undefined, key: 'proxy', kinds: [] };
    return { session, requests, request };
  }

  for (const call of ['loadMore', 'refresh'] as const) {
    it(`renders an empty list before the rows of another member (${call})`, async () => {
      const { session, requests, request } = proxy();
      const host = new Host();
      host.request = request;
      host.connect();
      await host.updateComplete;
      await host.feed.loadMore();
      const frames: string[] = [];
      host.onFrame = () => {
        frames.push(
          [...new Set(host.feed.list.activities.map(({ notes }) => `${notes}`))].join('+'),
        );
      };
      session.member = 'budi';
      expect(await host.feed[call]()).to.deep.equal([]);
      expect(await host.feed.loadMore()).to.have.length(20);
      expect(ids(host)[0]).to.equal(500);
      expect(frames.join(',')).to.match(/^(ana,)*,+(budi,?)+$/);
      expect(requests.at(-1)).to.equal('first');
      host.disconnect();
    });
  }
});
