import { expect } from 'chai';
import type { ActivityFilter } from '../../src/activities/index.js';
import type { ActivityKind } from '../../src/api/index.js';
import type { FeedRequest } from '../../src/feed/feed-request.js';
import { feedError, replaced } from '../api/harness.js';
import { requestFor } from './helpers/fake-network.js';
import { createHistory, filters, mixed } from './helpers/history.js';
import { Host } from './helpers/host.js';
import { withWindowEvents } from './helpers/window-events.js';

/** Resolves once the first page has loaded. */
async function ready(kinds: readonly ActivityKind[], request: Partial<FeedRequest> = {}) {
  const history = createHistory(kinds);
  const events: string[] = [];
  const host = new Host({
    pageLoaded: (_, activities, phase) => events.push(`loaded ${phase} ${activities.length}`),
    pendingAdded: (count) => events.push(`found ${count}`),
    loadFailed: ({ code, phase }) => events.push(`failed ${phase} ${code}`),
  });
  host.request = { ...requestFor('ana', history.fetch), filters, ...request };
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore();
  const { feed } = host;
  const shown = () => feed.list.activities.map(({ kind }) => kind);
  return { host, feed, history, events, shown };
}

const nextMacrotask = () => new Promise((resolve) => setTimeout(resolve));

describe('the filter of a feed', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  it('shows what matches of the loaded list, without a request if that fills a page', async () => {
    const { feed, history, shown } = await ready(mixed(70, 'award', 'stamps-expiry', 2, 25));
    await feed.loadMore();
    const all = feed.list.activities;
    expect(feed.setFilter('earned')).to.equal(undefined);
    expect(shown()).to.have.length(38);
    expect(feed.setFilter('all')).to.equal(undefined);
    expect(feed.list.activities).to.deep.equal(all);
    expect(history.cursors).to.have.length(2);
  });

  it('loads on until a page of rows matches', async () => {
    const kinds = mixed(
      200,
      'award',
      'redemption',
      ...Array.from({ length: 100 }, (_, n) => 2 * n),
    );
    const { feed, history, events } = await ready(kinds);
    await feed.setFilter('used');
    expect(feed.list.activities).to.have.length(20);
    expect(history.cursors).to.have.length(2);
    expect(events).to.deep.equal(['loaded first 20', 'loaded more 10']);
    expect(await feed.loadMore()).to.have.length(20);
    expect(history.cursors).to.have.length(4);
  });

  it('gives up after five pages, until the user asks for more', async () => {
    const { feed, history, shown } = await ready(mixed(300, 'award', 'stamps-expiry', 219));
    await feed.setFilter('expired');
    expect([history.cursors.length, feed.status, feed.hasMore]).to.deep.equal([6, 'ready', true]);
    expect(shown()).to.deep.equal([]);
    await feed.loadMore();
    expect(shown()).to.deep.equal(['stamps-expiry']);
    expect(history.cursors).to.have.length(11);
  });

  it('does nothing if it is chosen already', async () => {
    const { feed, history } = await ready(mixed(300, 'award', 'stamps-expiry', 0));
    await feed.setFilter('expired');
    const sent = history.cursors.length;
    expect(feed.setFilter('expired')).to.equal(undefined);
    expect(history.cursors).to.have.length(sent);
  });

  it('is combined with the kinds', async () => {
    const kinds = ['award', 'transaction', 'redemption', 'award'] as const;
    const { feed, shown } = await ready(kinds, { kinds: ['award', 'redemption'] });
    feed.setFilter('earned');
    expect(shown()).to.deep.equal(['award', 'award']);
    feed.setFilter('all');
    expect(shown()).to.deep.equal(['award', 'redemption', 'award']);
  });

  for (const [name, change] of Object.entries<Partial<FeedRequest>>({
    'another member': requestFor('budi', fetch),
    'filters that lack it': { filters: ['all', 'used'] },
    'no filters': { filters: [] },
  })) {
    it(`is reset by ${name}`, async () => {
      const { host, feed, history } = await ready(mixed(30, 'award', 'redemption', 3));
      feed.setFilter('earned');
      host.configure({ ...(host.request as FeedRequest), ...change, options: history });
      expect(feed.list.filter).to.equal('all');
    });
  }

  it('is reset when the member is forgotten', async () => {
    const { host, feed } = await ready(mixed(30, 'award', 'redemption', 3));
    feed.setFilter('earned');
    feed.forget(host.request);
    expect(feed.list.filter).to.equal('all');
    expect(feed.list.activities).to.have.length(0);
  });

  it('counts the newer activities that match', async () => {
    const { feed, history, events, shown } = await ready(mixed(5, 'award', 'redemption', 2, 3));
    feed.setFilter('used');
    history.arrive('award', 'redemption', 'award', 'stamps-deduction');
    await feed.poll();
    expect([feed.list.pending.length, events.at(-1)]).to.deep.equal([2, 'found 2']);
    feed.setFilter('all');
    expect(feed.list.pending).to.have.length(4);
    feed.setFilter('expired');
    expect(feed.list.pending).to.have.length(0);
    feed.setFilter('used');
    expect((await feed.showNew()).map(({ kind }) => kind)).to.deep.equal([
      'stamps-deduction',
      'redemption',
    ]);
    expect(shown()).to.have.length(4);
    feed.setFilter('all');
    expect([shown().length, feed.list.pending.length]).to.deep.equal([9, 0]);
  });

  it('keeps an error, and loads on after a retry', async () => {
    const { feed, history } = await ready(mixed(80, 'award', 'redemption', 3, 45));
    history.hold();
    const load = feed.loadMore();
    await nextMacrotask();
    while (feed.status === 'loading') {
      history.held.shift()?.(true);
      await nextMacrotask();
    }
    expect(await feedError(load)).to.include({ code: 'network', phase: 'more' });
    const sent = history.cursors.length;
    expect(feed.setFilter('used')).to.equal(undefined);
    expect([feed.status, history.cursors.length]).to.deep.equal(['error', sent]);
    history.release();
    await feed.retry();
    expect(feed.list.activities).to.have.length(2);
    expect(feed.hasMore).to.equal(false);
  });
}).timeout(20_000);

describe('a filter that is chosen during a load', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  /** Chooses filters while a further page is requested, then lets all responses through. */
  async function choose(kinds: readonly ActivityKind[], ...chosen: readonly ActivityFilter[]) {
    const setup = await ready(kinds);
    const { feed, history } = setup;
    history.hold();
    const load = feed.loadMore();
    await nextMacrotask();
    for (const filter of chosen) feed.setFilter(filter);
    history.release();
    await load;
    expect(feed.status).to.equal('ready');
    return setup;
  }

  it('makes that load go on for its rows', async () => {
    const { history, shown } = await choose(mixed(200, 'award', 'redemption', 90), 'used');
    expect(shown()).to.deep.equal(['redemption']);
    expect(history.cursors).to.have.length(6);
  });

  it('lets the load end with its page if there are enough rows', async () => {
    const { history } = await choose(mixed(200, 'award', 'redemption', 90), 'used', 'earned');
    expect(history.cursors).to.have.length(2);
  });

  it('loses no page when it is left again', async () => {
    const { history, shown } = await choose(mixed(200, 'award', 'redemption', 9), 'used', 'all');
    expect(shown()).to.have.length(40);
    expect(history.cursors).to.have.length(2);
    expect(new Set(history.cursors).size).to.equal(2);
  });

  it('waits for a refresh', async () => {
    const { feed, history, shown } = await ready(mixed(60, 'award', 'redemption', 25));
    history.hold();
    const refresh = feed.refresh();
    await nextMacrotask();
    const load = feed.setFilter('used');
    history.release();
    await Promise.all([refresh, load]);
    expect(shown()).to.deep.equal(['redemption']);
  });

  it('comes before a poll', async () => {
    const { feed, history, shown } = await ready(mixed(60, 'award', 'redemption', 25));
    history.hold();
    void feed.poll();
    await nextMacrotask();
    const load = feed.setFilter('used');
    history.release();
    await load;
    expect(shown()).to.deep.equal(['redemption']);
  });

  it('of another member is not kept by a late response', async () => {
    const { host, feed, history } = await ready(mixed(60, 'award', 'redemption', 25));
    history.hold();
    const load = feed.setFilter('used');
    await nextMacrotask();
    host.configure({ ...requestFor('budi', history.fetch), filters });
    history.release();
    expect(await load).to.deep.equal([]);
    await feed.loadMore();
    expect(feed.list.filter).to.equal('all');
    expect(feed.list.activities).to.have.length(20);
  });
});
