import { expect } from 'chai';
import { FeedError } from '../../src/api/index.js';
import type { FeedDelegate } from '../../src/feed/feed-delegate.js';
import { feedError, replaced } from '../api/harness.js';
import { fakeNetwork, requestFor } from './helpers/fake-network.js';
import { Host } from './helpers/host.js';
import { withWindowEvents } from './helpers/window-events.js';

/** A connected feed, and the calls of its delegate. */
async function feedOf(network: ReturnType<typeof fakeNetwork>, user = 'ana', token = 'token') {
  const events: string[] = [];
  const delegate: FeedDelegate = {
    pageLoaded: (page, activities, phase) =>
      events.push(`loaded ${phase} ${page.activities.length} ${activities.length}`),
    pendingAdded: (count) => events.push(`found ${count}`),
    scrollPosition: () => undefined,
    listRestored: () => {},
    loadFailed: ({ code, phase }) => events.push(`failed ${phase} ${code}`),
    historyEnded: () => events.push('ended'),
  };
  const host = new Host(delegate);
  host.request = requestFor(user, network.fetch, token);
  host.connect();
  await host.updateComplete;
  return { host, feed: host.feed, events };
}

const ids = (feed: Host['feed']) => feed.list.activities.map(({ id }) => id);
const firstPageIds = Array.from({ length: 20 }, (_, n) => 100 - n);
const secondPageIds = Array.from({ length: 20 }, (_, n) => 80 - n);

describe('FeedController', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  it('goes from idle to loading to ready, and reports each page and the end of the history', async () => {
    const network = fakeNetwork(firstPageIds, [3, 2]);
    const { host, feed, events } = await feedOf(network);
    await host.updateComplete;
    expect([feed.status, feed.loading, feed.hasMore, feed.list.isComplete]).to.deep.equal([
      'loading',
      'first',
      false,
      undefined,
    ]);
    expect(await feed.loadMore()).to.have.length(20);
    expect([feed.status, feed.loading, feed.hasMore, feed.list.isComplete]).to.deep.equal([
      'ready',
      undefined,
      true,
      false,
    ]);
    const next = feed.loadMore();
    expect([feed.status, feed.loading, feed.isRetrying]).to.deep.equal(['loading', 'more', false]);
    expect((await next).map(({ id }) => id)).to.deep.equal([3, 2]);
    expect([feed.hasMore, feed.list.isComplete]).to.deep.equal([false, true]);
    expect(events).to.deep.equal(['loaded first 20 20', 'loaded more 2 2', 'ended']);
    expect(await feed.loadMore()).to.deep.equal([]);
    expect(network.requests).to.deep.equal(['ana', 'ana 81']);
    await feed.refresh();
    expect(events.filter((what) => what === 'ended')).to.have.length(1);
    host.disconnect();
  });

  it('is idle and sends no request without a feed request', async () => {
    const network = fakeNetwork(firstPageIds);
    const { host, feed } = await feedOf(network);
    await feed.loadMore();
    host.show(undefined);
    await host.updateComplete;
    expect([feed.status, ids(feed), feed.request]).to.deep.equal(['idle', [], undefined]);
    for (const call of [feed.loadMore(), feed.refresh(), feed.retry()]) {
      expect(await call).to.deep.equal([]);
    }
    expect(network.requests).to.have.length(1);
    host.disconnect();
  });

  it('returns the same array of activities until the list changes', async () => {
    const { host, feed } = await feedOf(fakeNetwork(firstPageIds, secondPageIds));
    await feed.loadMore();
    const before = feed.list.activities;
    expect(feed.list.activities).to.equal(before);
    await feed.loadMore();
    expect(ids(feed)).to.deep.equal([...firstPageIds, ...secondPageIds]);
    host.disconnect();
  });

  it('reports an invalid configuration once and sends no request', async () => {
    const network = fakeNetwork(firstPageIds);
    const { host, feed, events } = await feedOf(network);
    await feed.loadMore();
    const wrong = () => new FeedError('invalid-config', 'api-url is not a URL.');
    host.configure(wrong());
    host.configure(wrong());
    await host.updateComplete;
    await Promise.resolve();
    expect([feed.status, feed.error?.code, ids(feed)]).to.deep.equal([
      'error',
      'invalid-config',
      [],
    ]);
    expect(events).to.deep.equal(['loaded first 20 20', 'failed first invalid-config']);
    expect(await feedError(feed.retry())).to.equal(feed.error);
    expect(network.requests).to.have.length(1);
    host.disconnect();
  });

  it('does not report an error that was replaced before it was rendered', async () => {
    const { host, events } = await feedOf(fakeNetwork(firstPageIds));
    host.configure(new FeedError('invalid-config', 'One.'));
    host.configure(new FeedError('invalid-config', 'Two.'));
    await host.updateComplete;
    await Promise.resolve();
    expect(events).to.deep.equal(['failed first invalid-config']);
    host.disconnect();
  });

  it('keeps its rows when a further page fails, and retries that page', async () => {
    const network = fakeNetwork(firstPageIds, 405, secondPageIds, [1]);
    const { host, feed, events } = await feedOf(network);
    await feed.loadMore();
    expect(await feedError(feed.loadMore())).to.equal(feed.error);
    expect([feed.status, feed.error?.phase, ids(feed), feed.hasMore]).to.deep.equal([
      'error',
      'more',
      firstPageIds,
      true,
    ]);
    const again = feed.retry();
    expect([feed.error, feed.isRetrying, feed.loading]).to.deep.equal([undefined, true, 'more']);
    expect(await again).to.have.length(20);
    expect(feed.isRetrying).to.equal(false);
    expect(await feed.retry()).to.deep.equal([]);
    expect(events).to.deep.equal([
      'loaded first 20 20',
      'failed more bad-request',
      'loaded more 20 20',
    ]);
    expect(network.requests).to.deep.equal(['ana', 'ana 81', 'ana 81']);
    host.disconnect();
  });

  it('continues while pages bring nothing new, and fails at the third', async () => {
    const turned = (n: number) => [...firstPageIds.slice(n), ...firstPageIds.slice(0, n)];
    const network = fakeNetwork(
      firstPageIds,
      turned(1),
      turned(2),
      secondPageIds,
      turned(3),
      turned(4),
      turned(5),
    );
    const { host, feed, events } = await feedOf(network);
    await feed.loadMore();
    expect(await feed.loadMore()).to.have.length(20);
    expect(await feedError(feed.loadMore())).to.include({ code: 'no-progress', phase: 'more' });
    expect(network.requests).to.have.length(7);
    expect(events.at(-1)).to.equal('failed more no-progress');
    host.disconnect();
  });

  it('records its last twenty attempts without personal data', async () => {
    const network = fakeNetwork(firstPageIds);
    const { host, feed } = await feedOf(network);
    await feed.loadMore();
    for (let n = 0; n < 24; n++) await feed.refresh();
    expect(feed.attempts).to.have.length(20);
    expect(new Set(feed.attempts.map(({ phase }) => phase))).to.deep.equal(new Set(['refresh']));
    expect(feed.attempts[0]).to.have.all.keys('phase', 'code', 'status', 'milliseconds');
    host.disconnect();
  });
});
