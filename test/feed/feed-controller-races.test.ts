import { expect } from 'chai';
import { FeedTokenProvider } from '../../src/feed/token/feed-token-provider.js';
import { feedError, replaced } from '../api/harness.js';
import type { Answer } from './helpers/answers.js';
import { answers, requestFor } from './helpers/answers.js';
import { Host } from './helpers/host.js';
import { withPage } from './helpers/page.js';
import { deferred } from './helpers/tokens.js';

const twenty = Array.from({ length: 20 }, (_, n) => 100 - n);
const more = Array.from({ length: 20 }, (_, n) => 80 - n);
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** A feed on a page whose first page is in. */
async function ready(...list: readonly Answer[]) {
  const network = answers(twenty, ...list);
  const told: string[] = [];
  const host = new Host({
    pageLoaded: (_, activities, phase) => told.push(`loaded ${phase} ${activities.length}`),
    loadFailed: ({ code, phase }) => told.push(`failed ${phase} ${code}`),
  });
  host.request = requestFor('ana', network.fetch);
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore();
  return { host, feed: host.feed, network, told };
}

describe('calls that meet', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  it('share the load of a further page', async () => {
    const { host, feed, network } = await ready(more);
    const promises = [feed.loadMore(), feed.loadMore(), feed.retry()];
    expect(new Set(promises).size).to.equal(1);
    expect(await promises[0]).to.have.length(20);
    expect(network.asked).to.have.length(2);
    host.disconnect();
  });

  it('share the load of a refresh, which changes no status', async () => {
    const { host, feed, network } = await ready(twenty);
    const promises = [feed.refresh(), feed.refresh(), feed.retry()];
    expect(new Set(promises).size).to.equal(1);
    expect([feed.status, feed.loading]).to.deep.equal(['ready', undefined]);
    expect(await promises[0]).to.deep.equal([]);
    expect(network.asked).to.deep.equal(['ana', 'ana']);
    host.disconnect();
  });

  it('go one after the other: a further page after a refresh', async () => {
    const { host, feed, network, told } = await ready([101, ...twenty.slice(1)], more);
    const refresh = feed.refresh();
    const next = [feed.loadMore(), feed.loadMore()];
    expect(await refresh).to.deep.equal([]);
    expect((await Promise.all(next)).map(({ length }) => length)).to.deep.equal([20, 20]);
    expect(ids(host)).to.deep.equal([...twenty, ...more]);
    expect((await feed.showNew()).map(({ id }) => id)).to.deep.equal([101]);
    expect(ids(host)).to.deep.equal([101, ...twenty, ...more]);
    expect(network.asked).to.deep.equal(['ana', 'ana', 'ana 81']);
    expect(told).to.deep.equal([
      'loaded first 20',
      'loaded refresh 0',
      'loaded more 20',
      'loaded refresh 1',
    ]);
    host.disconnect();
  });

  it('go one after the other: a refresh after a further page, be it that it fails', async () => {
    const { host, feed, network } = await ready(404, [101, ...twenty.slice(1)]);
    const failing = feed.loadMore();
    const refresh = feed.refresh();
    expect(await feedError(failing)).to.include({ code: 'not-found' });
    expect(await refresh).to.deep.equal([]);
    expect(feed.list.pending).to.have.length(1);
    expect(feed.error).to.equal(undefined);
    expect(network.asked).to.deep.equal(['ana', 'ana 81', 'ana']);
    host.disconnect();
  });

  it('fail together with nobody’s rejection left unhandled', async () => {
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

  it('of the first page are one, whatever they ask for', async () => {
    const network = answers(twenty);
    const host = new Host();
    host.request = requestFor('ana', network.fetch);
    host.connect();
    await host.updateComplete;
    const { feed } = host;
    expect(new Set([feed.loadMore(), feed.refresh(), feed.retry()]).size).to.equal(1);
    await feed.loadMore();
    expect(network.asked).to.have.length(1);
    host.disconnect();
  });

  it('find a first page with a refresh as well, where there is none', async () => {
    const { host, feed, network } = await ready(404);
    host.configure(requestFor('budi', network.fetch));
    await feedError(feed.loadMore());
    expect(await feedError(feed.refresh())).to.include({ phase: 'first' });
    expect(await feedError(feed.loadMore())).to.include({ phase: 'first' });
    host.disconnect();
  });
});

describe('calls that wait while the member changes', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  for (const [first, second] of [
    ['loadMore', 'refresh'],
    ['refresh', 'loadMore'],
  ] as const) {
    it(`get nothing, and ask nothing for the other one: ${first}, then ${second}`, async () => {
      const { host, feed, network } = await ready(more);
      const calls = [feed[first](), feed[second]()];
      host.configure(requestFor('budi', network.fetch));
      expect(ids(host)).to.deep.equal([]);
      expect((await Promise.all(calls)).flat()).to.deep.equal([]);
      expect(await feed.loadMore()).to.have.length(20);
      expect(network.asked.filter((asked) => asked.startsWith('budi'))).to.have.length(1);
      expect(network.signals[1]?.aborted).to.equal(true);
      host.disconnect();
    });
  }

  it('tell nothing of a page that was not shown before', async () => {
    const { host, feed, network, told } = await ready(more, [5]);
    let changed = false;
    host.onFrame = () => {
      if (changed || feed.list.activities.length !== 40) return;
      changed = true;
      host.configure(requestFor('budi', network.fetch));
    };
    expect(await feed.loadMore()).to.deep.equal([]);
    await feed.loadMore();
    expect(told).to.deep.equal(['loaded first 20', 'loaded first 1']);
    host.disconnect();
  });

  it('and back ask for the first page anew', async () => {
    const { host, feed, network } = await ready(more, twenty);
    const waiting = feed.loadMore();
    host.configure(requestFor('budi', network.fetch));
    host.configure(requestFor('ana', network.fetch));
    expect(await waiting).to.deep.equal([]);
    await feed.loadMore();
    expect(network.asked.at(-1)).to.equal('ana');
    host.disconnect();
  });

  it('leave a token that comes too late unused', async () => {
    const late = deferred<string>();
    const network = answers(twenty);
    const host = new Host();
    host.request = requestFor('ana', network.fetch, new FeedTokenProvider(() => late.promise));
    host.connect();
    await host.updateComplete;
    const waiting = host.feed.loadMore();
    host.configure(requestFor('budi', network.fetch, 'token'));
    await host.feed.loadMore();
    late.resolve('too late');
    expect(await waiting).to.deep.equal([]);
    expect(network.asked).to.deep.equal(['budi']);
    host.disconnect();
  });
});

describe('a feed behind a proxy', () => {
  withPage();

  /** A proxy whose member is whoever is signed in. */
  function proxy() {
    const session = { member: 'ana' };
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(new URL(`${input}`).searchParams.get('older_than') ?? 'first');
      const begin = session.member === 'ana' ? 100 : 500;
      const list = Array.from({ length: 20 }, (_, n) => ({ id: begin - n, notes: session.member }));
      return Response.json(
        { activities: list },
        { headers: { 'Stamps-Member-Key': session.member } },
      );
    };
    const query = { apiUrl: 'https://shop.example/stamps' };
    const request = { query, options: { fetch }, token: undefined, key: 'proxy', kinds: [] };
    return { session, asked, request };
  }

  for (const call of ['loadMore', 'refresh'] as const) {
    it(`is empty before it shows a row of somebody else (${call})`, async () => {
      const { session, asked, request } = proxy();
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
      expect(asked.at(-1)).to.equal('first');
      host.disconnect();
    });
  }
});
