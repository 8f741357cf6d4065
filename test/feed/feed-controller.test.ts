import { expect } from 'chai';
import { FeedError } from '../../src/api/index.js';
import type { FeedDelegate } from '../../src/feed/feed-delegate.js';
import { feedError, replaced } from '../api/harness.js';
import { answers, requestFor } from './helpers/answers.js';
import { Host } from './helpers/host.js';
import { withPage } from './helpers/page.js';

/** A feed on a page, with what it told. */
async function feedOf(network: ReturnType<typeof answers>, user = 'ana', token = 'token') {
  const told: string[] = [];
  const listener: FeedDelegate = {
    pageLoaded: (page, activities, phase) =>
      told.push(`loaded ${phase} ${page.activities.length} ${activities.length}`),
    pendingAdded: (count) => told.push(`found ${count}`),
    scrollPosition: () => undefined,
    listRestored: () => {},
    loadFailed: ({ code, phase }) => told.push(`failed ${phase} ${code}`),
    historyEnded: () => told.push('ended'),
  };
  const host = new Host(listener);
  host.request = requestFor(user, network.fetch, token);
  host.connect();
  await host.updateComplete;
  return { host, feed: host.feed, told };
}

const ids = (feed: Host['feed']) => feed.list.activities.map(({ id }) => id);
const twenty = Array.from({ length: 20 }, (_, n) => 100 - n);
const more = Array.from({ length: 20 }, (_, n) => 80 - n);

describe('a feed’s controller', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  it('goes from idle to loading to ready, and tells of its page and its end', async () => {
    const network = answers(twenty, [3, 2]);
    const { host, feed, told } = await feedOf(network);
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
    expect(told).to.deep.equal(['loaded first 20 20', 'loaded more 2 2', 'ended']);
    expect(await feed.loadMore()).to.deep.equal([]);
    expect(network.asked).to.deep.equal(['ana', 'ana 81']);
    await feed.refresh();
    expect(told.filter((what) => what === 'ended')).to.have.length(1);
    host.disconnect();
  });

  it('is idle without a request, and asks nothing', async () => {
    const network = answers(twenty);
    const { host, feed } = await feedOf(network);
    await feed.loadMore();
    host.show(undefined);
    await host.updateComplete;
    expect([feed.status, ids(feed), feed.request]).to.deep.equal(['idle', [], undefined]);
    for (const call of [feed.loadMore(), feed.refresh(), feed.retry()]) {
      expect(await call).to.deep.equal([]);
    }
    expect(network.asked).to.have.length(1);
    host.disconnect();
  });

  it('keeps its list of activities until it changes', async () => {
    const { host, feed } = await feedOf(answers(twenty, more));
    await feed.loadMore();
    const before = feed.list.activities;
    expect(feed.list.activities).to.equal(before);
    await feed.loadMore();
    expect(ids(feed)).to.deep.equal([...twenty, ...more]);
    host.disconnect();
  });

  it('takes a request that makes no sense as an error, told once, and asks nothing', async () => {
    const network = answers(twenty);
    const { host, feed, told } = await feedOf(network);
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
    expect(told).to.deep.equal(['loaded first 20 20', 'failed first invalid-config']);
    expect(await feedError(feed.retry())).to.equal(feed.error);
    expect(network.asked).to.have.length(1);
    host.disconnect();
  });

  it('tells nothing of an error that was replaced before it was shown', async () => {
    const { host, told } = await feedOf(answers(twenty));
    host.configure(new FeedError('invalid-config', 'One.'));
    host.configure(new FeedError('invalid-config', 'Two.'));
    await host.updateComplete;
    await Promise.resolve();
    expect(told).to.deep.equal(['failed first invalid-config']);
    host.disconnect();
  });

  it('keeps its rows when a further page fails, and does that page again', async () => {
    const network = answers(twenty, 404, more, [1]);
    const { host, feed, told } = await feedOf(network);
    await feed.loadMore();
    expect(await feedError(feed.loadMore())).to.equal(feed.error);
    expect([feed.status, feed.error?.phase, ids(feed), feed.hasMore]).to.deep.equal([
      'error',
      'more',
      twenty,
      true,
    ]);
    const again = feed.retry();
    expect([feed.error, feed.isRetrying, feed.loading]).to.deep.equal([undefined, true, 'more']);
    expect(await again).to.have.length(20);
    expect(feed.isRetrying).to.equal(false);
    expect(await feed.retry()).to.deep.equal([]);
    expect(told).to.deep.equal([
      'loaded first 20 20',
      'failed more not-found',
      'loaded more 20 20',
    ]);
    expect(network.asked).to.deep.equal(['ana', 'ana 81', 'ana 81']);
    host.disconnect();
  });

  it('goes on by itself while pages bring nothing new, and gives up at the third', async () => {
    const turned = (n: number) => [...twenty.slice(n), ...twenty.slice(0, n)];
    const network = answers(twenty, turned(1), turned(2), more, turned(3), turned(4), turned(5));
    const { host, feed, told } = await feedOf(network);
    await feed.loadMore();
    expect(await feed.loadMore()).to.have.length(20);
    expect(await feedError(feed.loadMore())).to.include({ code: 'no-progress', phase: 'more' });
    expect(network.asked).to.have.length(7);
    expect(told.at(-1)).to.equal('failed more no-progress');
    host.disconnect();
  });

  it('remembers its last twenty tries, and nothing personal of them', async () => {
    const network = answers(twenty);
    const { host, feed } = await feedOf(network);
    await feed.loadMore();
    for (let n = 0; n < 24; n++) await feed.refresh();
    expect(feed.attempts).to.have.length(20);
    expect(new Set(feed.attempts.map(({ phase }) => phase))).to.deep.equal(new Set(['refresh']));
    expect(feed.attempts[0]).to.have.all.keys('phase', 'code', 'status', 'milliseconds');
    host.disconnect();
  });
});
