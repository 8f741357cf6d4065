import { expect } from 'chai';
import type { ActivityKind } from '../../src/api/index.js';
import { feedError, replaced } from '../api/harness.js';
import type { FakeResponse } from './helpers/fake-network.js';
import { fakeNetwork, requestFor } from './helpers/fake-network.js';
import { Host } from './helpers/host.js';
import { withWindowEvents } from './helpers/window-events.js';

const idsFrom = (from: number, howMany = 20) => Array.from({ length: howMany }, (_, n) => from - n);
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** Resolves once the first page, 100 to 81, has loaded. */
async function ready(list: readonly FakeResponse[], kinds: readonly ActivityKind[] = []) {
  const network = fakeNetwork(...list);
  const events: string[] = [];
  const host = new Host({
    pageLoaded: (_, activities, phase) => events.push(`loaded ${phase} ${activities.length}`),
    loadFailed: ({ code, phase }) => events.push(`failed ${phase} ${code}`),
    pendingAdded: (count) => events.push(`found ${count}`),
    historyEnded: () => events.push('ended'),
  });
  host.request = { ...requestFor('ana', network.fetch), kinds };
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore();
  return { host, feed: host.feed, network, events };
}

describe('newer activities', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  it('are pending until showNew() is called, and are reported', async () => {
    const { host, feed, events } = await ready([idsFrom(100), idsFrom(102), idsFrom(103)]);
    expect(await feed.poll()).to.deep.equal([]);
    expect(events).to.deep.equal(['loaded first 20', 'found 2']);
    expect(await feed.refresh()).to.deep.equal([]);
    expect(events.slice(2)).to.deep.equal(['loaded refresh 0', 'found 1']);
    expect(ids(host)).to.deep.equal(idsFrom(100));
    const [one, other] = [feed.showNew(), feed.showNew()];
    expect((await one).map(({ id }) => id)).to.deep.equal([103, 102, 101]);
    expect(ids(host)).to.deep.equal(idsFrom(103, 23));
    expect(events.slice(4)).to.deep.equal(['loaded refresh 3']);
    expect(await other).to.deep.equal(await one);
    expect(await feed.showNew()).to.deep.equal([]);
    expect(events).to.have.length(5);
    host.disconnect();
  });

  it('are not reported if there are none', async () => {
    const { host, feed, events } = await ready([idsFrom(100)]);
    await feed.poll();
    expect(events).to.deep.equal(['loaded first 20']);
    expect(await feed.showNew()).to.deep.equal([]);
    expect(events).to.have.length(1);
    host.disconnect();
  });

  it('are fetched until they reach the known activities', async () => {
    const { host, feed, network, events } = await ready([
      idsFrom(100),
      idsFrom(150),
      idsFrom(130),
      idsFrom(110),
    ]);
    await feed.refresh();
    expect(network.requests).to.deep.equal(['ana', 'ana', 'ana 131', 'ana 111']);
    expect(events.at(-1)).to.equal('found 50');
    await feed.showNew();
    expect(ids(host)).to.deep.equal(idsFrom(150, 70));
    expect(feed.attempts.map(({ phase }) => phase)).to.deep.equal([
      'first',
      'refresh',
      'refresh',
      'refresh',
    ]);
    host.disconnect();
  });

  it('replace the list when they are shown if the gap is larger than five pages', async () => {
    const pages = [0, 1, 2, 3, 4].map((n) => idsFrom(900 - 20 * n));
    const { host, feed, network, events } = await ready([idsFrom(100), ...pages, idsFrom(800)]);
    await feed.refresh();
    expect(network.requests).to.have.length(6);
    expect(events.at(-1)).to.equal('found 100');
    expect(ids(host)).to.deep.equal(idsFrom(100));
    expect(await feed.showNew()).to.have.length(100);
    expect(ids(host)).to.deep.equal(idsFrom(900, 100));
    await feed.loadMore();
    expect(network.requests.at(-1)).to.equal('ana 801');
    host.disconnect();
  });

  it('abort the load of a further page if they replace the list', async () => {
    const pages = [0, 1, 2, 3, 4].map((n) => idsFrom(900 - 20 * n));
    const { host, feed, network } = await ready([idsFrom(100), ...pages, idsFrom(80)]);
    await feed.refresh();
    const more = feed.loadMore();
    void feed.showNew();
    expect(await more).to.deep.equal([]);
    expect(network.signals.at(-1)?.aborted).to.equal(true);
    expect(ids(host)).to.deep.equal(idsFrom(900, 100));
    host.disconnect();
  });

  it('are not reported with the further page that is loading while they are shown', async () => {
    const { host, feed, events } = await ready([idsFrom(100), idsFrom(101), idsFrom(80)]);
    await feed.refresh();
    const more = feed.loadMore();
    expect(await feed.showNew()).to.have.length(1);
    expect((await more).map(({ id }) => id)).to.deep.equal(idsFrom(80));
    expect(events.slice(-2)).to.deep.equal(['loaded refresh 1', 'loaded more 20']);
    expect(ids(host)).to.deep.equal([...idsFrom(101, 21), ...idsFrom(80)]);
    host.disconnect();
  });

  it('are not reported after the member has changed', async () => {
    const { host, feed, events, network } = await ready([idsFrom(100), idsFrom(101), [7]]);
    await feed.refresh();
    const news = feed.showNew();
    host.configure(requestFor('budi', network.fetch));
    expect(await news).to.deep.equal([]);
    expect(feed.list.pending).to.deep.equal([]);
    expect(await feed.showNew()).to.deep.equal([]);
    await feed.loadMore();
    expect(events.filter((what) => what.startsWith('loaded refresh 1'))).to.deep.equal([]);
    host.disconnect();
  });
});

describe('poll() of the controller', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  it('does not report a failure', async () => {
    const { host, feed, events } = await ready([idsFrom(100), 404]);
    expect(await feedError(feed.poll())).to.include({ code: 'not-found', phase: 'refresh' });
    expect([feed.status, feed.error]).to.deep.equal(['ready', undefined]);
    expect(events).to.deep.equal(['loaded first 20']);
    host.disconnect();
  });

  it('reports a failure if refresh() joins it', async () => {
    const { host, feed, events, network } = await ready([idsFrom(100), 404]);
    const poll = feed.poll();
    expect(feed.refresh()).to.equal(poll);
    await feedError(poll);
    expect(feed.error).to.include({ code: 'not-found', phase: 'refresh' });
    expect(events.at(-1)).to.equal('failed refresh not-found');
    expect(network.requests).to.have.length(2);
    host.disconnect();
  });

  it('is aborted by the load of a further page', async () => {
    const { host, feed, network } = await ready([idsFrom(100), idsFrom(80)]);
    const poll = feed.poll();
    const more = feed.loadMore();
    expect(await poll).to.deep.equal([]);
    expect(await more).to.have.length(20);
    expect(network.requests.at(-1)).to.equal('ana 81');
    host.disconnect();
  });

  it('sends no request during another load or after a failure', async () => {
    const { host, feed, network } = await ready([idsFrom(100), 405, 405]);
    const more = feed.loadMore();
    expect(await feed.poll()).to.deep.equal([]);
    await feedError(more);
    expect(await feed.poll()).to.deep.equal([]);
    expect(network.requests).to.have.length(2);
    host.disconnect();
  });
});

describe('a feed that shows some kinds', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);
  const registration = ['registration'] as const;

  it('loads up to five pages until there are enough rows', async () => {
    const pages = Array.from({ length: 12 }, (_, n) => idsFrom(400 - 20 * n));
    const { host, feed, network, events } = await ready(pages, ['award']);
    expect(network.requests).to.have.length(5);
    expect(feed.attempts.map(({ phase }) => phase)).to.deep.equal([
      'first',
      ...Array(4).fill('more'),
    ]);
    expect(events).to.deep.equal(['loaded first 0']);
    await feed.loadMore();
    expect(network.requests).to.have.length(10);
    host.disconnect();
  });

  it('sends no more requests than it needs', async () => {
    const { host, network } = await ready([idsFrom(100), idsFrom(80)], registration);
    expect(network.requests).to.have.length(1);
    host.disconnect();
  });

  it('ends with the history', async () => {
    const { host, feed, events } = await ready([idsFrom(100), [3]], ['award']);
    expect(feed.hasMore).to.equal(false);
    expect(events).to.deep.equal(['loaded first 0', 'ended']);
    host.disconnect();
  });

  it('loads more when the kinds change and there are too few rows', async () => {
    const { host, feed, network } = await ready([idsFrom(100), idsFrom(80), [5]]);
    host.configure({ ...requestFor('ana', network.fetch), kinds: registration });
    expect([feed.status, network.requests.length]).to.deep.equal(['ready', 1]);
    host.configure({ ...requestFor('ana', network.fetch), kinds: ['award'] });
    expect(feed.status).to.equal('loading');
    await feed.loadMore();
    expect(network.requests).to.have.length(3);
    host.configure({ ...requestFor('ana', network.fetch), kinds: ['survey'] });
    expect(feed.status).to.equal('ready');
    host.configure({ ...requestFor('ana', network.fetch), kinds: [] });
    expect(ids(host)).to.have.length(41);
    expect(network.requests).to.have.length(3);
    host.disconnect();
  });

  it('sends no request when the kinds change after a failure', async () => {
    const { host, feed, network } = await ready([idsFrom(100), 405]);
    await feedError(feed.loadMore());
    host.configure({ ...requestFor('ana', network.fetch), kinds: ['award'] });
    expect(feed.status).to.equal('error');
    expect(network.requests).to.have.length(2);
    host.disconnect();
  });
});

describe('a feed whose proxy reports that the member has signed out', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  for (const call of ['loadMore', 'refresh', 'poll'] as const) {
    it(`empties the list and reports the error: ${call}`, async () => {
      let key = 'ana';
      const fetch = async () =>
        new Response(JSON.stringify({ activities: idsFrom(100).map((id) => ({ id, type: 9 })) }), {
          status: key === 'ana' ? 200 : 401,
          headers: { 'Stamps-Member-Key': key },
        });
      const host = new Host();
      const query = { apiUrl: 'https://shop.example/stamps' };
      host.request = { query, options: { fetch }, token: undefined, kinds: [], key: 'proxy' };
      host.connect();
      await host.updateComplete;
      await host.feed.loadMore();
      expect(ids(host)).to.have.length(20);
      key = 'signed-out';
      const failing = host.feed[call]();
      await failing.catch(() => {});
      expect(ids(host)).to.deep.equal([]);
      expect(host.feed.error).to.include({ code: 'unauthorized', phase: 'first' });
      expect(await feedError(host.feed.retry())).to.include({ code: 'unauthorized' });
      host.disconnect();
    });
  }
});
