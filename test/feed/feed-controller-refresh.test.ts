import { expect } from 'chai';
import type { ActivityKind } from '../../src/api/index.js';
import { feedError, replaced } from '../api/harness.js';
import type { Answer } from './helpers/answers.js';
import { answers, requestFor } from './helpers/answers.js';
import { Host } from './helpers/host.js';
import { withPage } from './helpers/page.js';

const down = (from: number, howMany = 20) => Array.from({ length: howMany }, (_, n) => from - n);
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** A feed on a page whose first page, 100 to 81, is in. */
async function ready(list: readonly Answer[], kinds: readonly ActivityKind[] = []) {
  const network = answers(...list);
  const told: string[] = [];
  const host = new Host({
    pageLoaded: (_, activities, phase) => told.push(`loaded ${phase} ${activities.length}`),
    loadFailed: ({ code, phase }) => told.push(`failed ${phase} ${code}`),
    pendingAdded: (count) => told.push(`found ${count}`),
    historyEnded: () => told.push('ended'),
  });
  host.request = { ...requestFor('ana', network.fetch), kinds };
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore();
  return { host, feed: host.feed, network, told };
}

describe('newer activities', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  it('wait until they are asked for, and are told of', async () => {
    const { host, feed, told } = await ready([down(100), down(102), down(103)]);
    expect(await feed.poll()).to.deep.equal([]);
    expect(told).to.deep.equal(['loaded first 20', 'found 2']);
    expect(await feed.refresh()).to.deep.equal([]);
    expect(told.slice(2)).to.deep.equal(['loaded refresh 0', 'found 1']);
    expect(ids(host)).to.deep.equal(down(100));
    const [one, other] = [feed.showNew(), feed.showNew()];
    expect((await one).map(({ id }) => id)).to.deep.equal([103, 102, 101]);
    expect(ids(host)).to.deep.equal(down(103, 23));
    expect(told.slice(4)).to.deep.equal(['loaded refresh 3']);
    expect(await other).to.deep.equal(await one);
    expect(await feed.showNew()).to.deep.equal([]);
    expect(told).to.have.length(5);
    host.disconnect();
  });

  it('that are not there are no news', async () => {
    const { host, feed, told } = await ready([down(100)]);
    await feed.poll();
    expect(told).to.deep.equal(['loaded first 20']);
    expect(await feed.showNew()).to.deep.equal([]);
    expect(told).to.have.length(1);
    host.disconnect();
  });

  it('that fill more than a page are fetched down to what is known', async () => {
    const { host, feed, network, told } = await ready([down(100), down(150), down(130), down(110)]);
    await feed.refresh();
    expect(network.asked).to.deep.equal(['ana', 'ana', 'ana 131', 'ana 111']);
    expect(told.at(-1)).to.equal('found 50');
    await feed.showNew();
    expect(ids(host)).to.deep.equal(down(150, 70));
    expect(feed.attempts.map(({ phase }) => phase)).to.deep.equal([
      'first',
      'refresh',
      'refresh',
      'refresh',
    ]);
    host.disconnect();
  });

  it('beyond a gap of five pages start the list over, once that is wanted', async () => {
    const pages = [0, 1, 2, 3, 4].map((n) => down(900 - 20 * n));
    const { host, feed, network, told } = await ready([down(100), ...pages, down(800)]);
    await feed.refresh();
    expect(network.asked).to.have.length(6);
    expect(told.at(-1)).to.equal('found 100');
    expect(ids(host)).to.deep.equal(down(100));
    expect(await feed.showNew()).to.have.length(100);
    expect(ids(host)).to.deep.equal(down(900, 100));
    await feed.loadMore();
    expect(network.asked.at(-1)).to.equal('ana 801');
    host.disconnect();
  });

  it('that start the list over give up the further page that was under way', async () => {
    const pages = [0, 1, 2, 3, 4].map((n) => down(900 - 20 * n));
    const { host, feed, network } = await ready([down(100), ...pages, down(80)]);
    await feed.refresh();
    const more = feed.loadMore();
    void feed.showNew();
    expect(await more).to.deep.equal([]);
    expect(network.signals.at(-1)?.aborted).to.equal(true);
    expect(ids(host)).to.deep.equal(down(900, 100));
    host.disconnect();
  });

  it('shown while a further page is under way are not told of with it', async () => {
    const { host, feed, told } = await ready([down(100), down(101), down(80)]);
    await feed.refresh();
    const more = feed.loadMore();
    expect(await feed.showNew()).to.have.length(1);
    expect((await more).map(({ id }) => id)).to.deep.equal(down(80));
    expect(told.slice(-2)).to.deep.equal(['loaded refresh 1', 'loaded more 20']);
    expect(ids(host)).to.deep.equal([...down(101, 21), ...down(80)]);
    host.disconnect();
  });

  it('are told of to nobody once the member has changed', async () => {
    const { host, feed, told, network } = await ready([down(100), down(101), [7]]);
    await feed.refresh();
    const news = feed.showNew();
    host.configure(requestFor('budi', network.fetch));
    expect(await news).to.deep.equal([]);
    expect(feed.list.pending).to.deep.equal([]);
    expect(await feed.showNew()).to.deep.equal([]);
    await feed.loadMore();
    expect(told.filter((what) => what.startsWith('loaded refresh 1'))).to.deep.equal([]);
    host.disconnect();
  });
});

describe('a poll of the controller', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  it('fails quietly', async () => {
    const { host, feed, told } = await ready([down(100), 404]);
    expect(await feedError(feed.poll())).to.include({ code: 'not-found', phase: 'refresh' });
    expect([feed.status, feed.error]).to.deep.equal(['ready', undefined]);
    expect(told).to.deep.equal(['loaded first 20']);
    host.disconnect();
  });

  it('is heard once somebody asks for the same', async () => {
    const { host, feed, told, network } = await ready([down(100), 404]);
    const poll = feed.poll();
    expect(feed.refresh()).to.equal(poll);
    await feedError(poll);
    expect(feed.error).to.include({ code: 'not-found', phase: 'refresh' });
    expect(told.at(-1)).to.equal('failed refresh not-found');
    expect(network.asked).to.have.length(2);
    host.disconnect();
  });

  it('gives way to a further page', async () => {
    const { host, feed, network } = await ready([down(100), down(80)]);
    const poll = feed.poll();
    const more = feed.loadMore();
    expect(await poll).to.deep.equal([]);
    expect(await more).to.have.length(20);
    expect(network.asked.at(-1)).to.equal('ana 81');
    host.disconnect();
  });

  it('is not sent while something else is, or after a failure', async () => {
    const { host, feed, network } = await ready([down(100), 404, 404]);
    const more = feed.loadMore();
    expect(await feed.poll()).to.deep.equal([]);
    await feedError(more);
    expect(await feed.poll()).to.deep.equal([]);
    expect(network.asked).to.have.length(2);
    host.disconnect();
  });
});

describe('a feed of some kinds', () => {
  withPage();
  replaced(Math, 'random', () => 0);
  const registration = ['registration'] as const;

  it('goes on until a screenful is there, for five pages at most', async () => {
    const pages = Array.from({ length: 12 }, (_, n) => down(400 - 20 * n));
    const { host, feed, network, told } = await ready(pages, ['award']);
    expect(network.asked).to.have.length(5);
    expect(feed.attempts.map(({ phase }) => phase)).to.deep.equal([
      'first',
      ...Array(4).fill('more'),
    ]);
    expect(told).to.deep.equal(['loaded first 0']);
    await feed.loadMore();
    expect(network.asked).to.have.length(10);
    host.disconnect();
  });

  it('asks for no more than it needs', async () => {
    const { host, network } = await ready([down(100), down(80)], registration);
    expect(network.asked).to.have.length(1);
    host.disconnect();
  });

  it('ends with the history', async () => {
    const { host, feed, told } = await ready([down(100), [3]], ['award']);
    expect(feed.hasMore).to.equal(false);
    expect(told).to.deep.equal(['loaded first 0', 'ended']);
    host.disconnect();
  });

  it('goes on by itself when the kinds change, where rows are few and the history goes on', async () => {
    const { host, feed, network } = await ready([down(100), down(80), [5]]);
    host.configure({ ...requestFor('ana', network.fetch), kinds: registration });
    expect([feed.status, network.asked.length]).to.deep.equal(['ready', 1]);
    host.configure({ ...requestFor('ana', network.fetch), kinds: ['award'] });
    expect(feed.status).to.equal('loading');
    await feed.loadMore();
    expect(network.asked).to.have.length(3);
    host.configure({ ...requestFor('ana', network.fetch), kinds: ['survey'] });
    expect(feed.status).to.equal('ready');
    host.configure({ ...requestFor('ana', network.fetch), kinds: [] });
    expect(ids(host)).to.have.length(41);
    expect(network.asked).to.have.length(3);
    host.disconnect();
  });

  it('asks for nothing when the kinds change after a failure', async () => {
    const { host, feed, network } = await ready([down(100), 404]);
    await feedError(feed.loadMore());
    host.configure({ ...requestFor('ana', network.fetch), kinds: ['award'] });
    expect(feed.status).to.equal('error');
    expect(network.asked).to.have.length(2);
    host.disconnect();
  });
});

describe('a feed whose proxy says that its member has left', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  for (const call of ['loadMore', 'refresh', 'poll'] as const) {
    it(`is empty, and says so: ${call}`, async () => {
      let key = 'ana';
      const fetch = async () =>
        new Response(JSON.stringify({ activities: down(100).map((id) => ({ id, type: 9 })) }), {
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
      key = 'nobody';
      const failing = host.feed[call]();
      await failing.catch(() => {});
      expect(ids(host)).to.deep.equal([]);
      expect(host.feed.error).to.include({ code: 'unauthorized', phase: 'first' });
      expect(await feedError(host.feed.retry())).to.include({ code: 'unauthorized' });
      host.disconnect();
    });
  }
});
