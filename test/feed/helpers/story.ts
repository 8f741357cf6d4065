import { expect } from 'chai';
import type { Activity, FeedError } from '../../../src/api/index.js';
import type { FeedRequest } from '../../../src/feed/feed-request.js';
import { identityKey } from '../../../src/feed/identity.js';
import { FeedTokenProvider } from '../../../src/feed/token/feed-token-provider.js';
import { Host } from './host.js';
import type { PageEvent } from './page.js';
import type { Failure, Item } from './server.js';
import { createServer, merchants, users } from './server.js';

/** How the feed is let in: by a token of the page's, by one that can be had anew, or by a proxy. */
export type Access = 'token' | 'getToken' | 'proxy';

/** What happens next. Numbers are taken modulo what there is to choose from. */
export type Step =
  | readonly ['loadMore' | 'refresh' | 'poll' | 'showNew' | 'retry' | 'signOut' | 'renew']
  | readonly ['leave' | 'comeBack' | PageEvent]
  | readonly ['show' | 'merchant' | 'signIn' | 'arrive' | 'insert' | 'change', number]
  | readonly ['answer', number]
  | readonly ['fail', number, Failure];

export interface Story {
  readonly access: Access;
  /** How many activities each history has at first. */
  readonly sizes: readonly number[];
  readonly steps: readonly Step[];
}

const apiUrl = 'https://stamps.example/api/v3';

const ownersOf = (activities: readonly Activity[]) =>
  new Set(activities.map(({ notes }) => String(notes)));

const idsOf = (list: readonly { readonly id: unknown }[]) => list.map(({ id }) => Number(id));

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Plays a story to its end, and asserts at each step what must hold in any. */
export async function play(story: Story, dispatch: (type: PageEvent) => void): Promise<void> {
  const { access } = story;
  const server = createServer();
  const pairs = merchants.flatMap((merchant) => users.map((user) => ({ merchant, user })));
  pairs.forEach(({ merchant, user }, n) => {
    server.arrive(merchant, user, story.sizes[n] ?? 0);
  });

  let member: { merchant: number; user: string } = { merchant: merchants[0], user: users[0] };
  let before = '';
  let calls = 0;
  const promises: Promise<readonly Activity[]>[] = [];
  /** How many of them are not settled yet. */
  let waiting = 0;
  const late = new Set<string>();

  const host = new Host({
    pageLoaded: (_, activities) => {
      const shown = new Set(host.feed.list.activities);
      expect(activities.every((activity) => shown.has(activity))).to.equal(true);
    },
    loadFailed: (error: FeedError) => expect(host.feed.error).to.equal(error),
  });
  const { feed } = host;

  /** What must hold whenever anybody looks. */
  const look = () => {
    const { activities } = feed.list;
    const owners = ownersOf(activities);
    expect([...owners]).to.have.length.below(2, 'rows of two members in one list');
    const [owner = ''] = owners;
    if (access === 'token') {
      const expected = host.request ? [`${member.merchant} ${member.user}`, ''] : [''];
      expect(expected).to.include(owner, 'rows of somebody else');
    }
    const ids = idsOf(activities);
    expect(new Set(ids).size).to.equal(ids.length, 'a row twice');
  };
  host.onFrame = () => {
    look();
    const [owner = ''] = ownersOf(feed.list.activities);
    if (owner && before) expect(owner).to.equal(before, 'no empty frame between two members');
    before = owner;
  };

  /** The merchant of the token that was given last. */
  let given: number = member.merchant;
  const getToken = () =>
    new FeedTokenProvider(() => {
      given = member.merchant;
      return server.tokenOf(given);
    });
  let renewable = getToken();

  const configure = async () => {
    calls += 1;
    const query = { apiUrl, user: access === 'proxy' ? undefined : member.user };
    const token = access === 'token' ? await server.tokenOf(member.merchant) : undefined;
    const opened = access === 'getToken' ? { from: 'getToken' } : token;
    const request: FeedRequest = {
      query,
      options: { fetch: server.fetch },
      token: access === 'getToken' ? renewable : token ? () => token : undefined,
      kinds: [],
      key: identityKey(query, opened),
    };
    host.show(request);
  };

  const call = (promise: Promise<readonly Activity[]>) => {
    calls += 1;
    waiting += 1;
    const settled = () => {
      waiting -= 1;
    };
    promise.then(settled, settled);
    promises.push(promise);
  };

  const answer = async (n: number, failure?: Failure) => {
    const { held } = server;
    if (held.length > 0) await held[n % held.length]?.settle(failure);
  };

  const take: { readonly [Name in Step[0]]: (n: number, failure?: Failure) => unknown } = {
    loadMore: () => call(feed.loadMore()),
    refresh: () => call(feed.refresh()),
    poll: () => call(feed.poll()),
    showNew: () => call(feed.showNew()),
    retry: () => call(feed.retry()),
    renew: configure,
    signOut: () => host.show(undefined),
    show: (n) => {
      member = { ...member, user: users[n % users.length] ?? users[0] };
      renewable = getToken();
      return configure();
    },
    merchant: (n) => {
      member = { ...member, merchant: merchants[n % merchants.length] ?? merchants[0] };
      return configure();
    },
    signIn: (n) => Object.assign(server.session, pairs[n % pairs.length]),
    leave: () => host.isConnected && host.disconnect(),
    comeBack: () => {
      if (!host.isConnected) host.connect();
      calls += 1;
    },
    pagehide: () => dispatch('pagehide'),
    pageshow: () => {
      calls += 1;
      dispatch('pageshow');
    },
    online: () => {
      calls += 1;
      dispatch('online');
    },
    arrive: (n) => server.arrive(current().merchant, current().user, n % 30),
    insert: (n) => {
      const { merchant, user } = current();
      late.add(`${merchant} ${user} ${server.insert(merchant, user, n)}`);
    },
    change: (n) => server.change(current().merchant, current().user, n),
    answer,
    fail: answer,
  };
  /** Whose activities are asked for now. */
  const current = () => {
    if (access === 'proxy') return server.session;
    return access === 'token' ? member : { ...member, merchant: given };
  };

  const live = () => server.held.filter(({ signal }) => !signal?.aborted);

  /** Lets everything that was answered arrive, until the feed has nothing to do but wait for an answer. */
  const settle = async () => {
    await server.ready();
    for (let n = 0; n < 3; n++) await turn();
    for (let n = 0; (feed.loading || waiting > 0) && live().length === 0; n++) {
      expect(n).to.be.below(5_000, 'a load that waits for nothing');
      await turn();
    }
    look();
    expect(live()).to.have.length.below(2, 'two requests at once');
    // Three tries each; three pages at most without a new row, and one that brings it, or five to what
    // is known; twice, for a token that is renewed; and a first page anew for somebody else.
    expect(server.sent).to.be.at.most(calls * 3 * 5 * 2 + 3, 'a request loop');
  };

  const drain = async () => {
    for (let n = 0; server.held.length > 0; n++) {
      expect(n).to.be.below(100, 'requests without an end');
      await answer(0);
      await settle();
    }
  };

  await configure();
  host.connect();
  await settle();
  for (const [name, n = 0, failure] of story.steps) {
    await take[name](n, failure);
    await settle();
  }

  // In the end the network is well again, and everything is asked for.
  take.comeBack(0);
  dispatch('pageshow');
  await settle();
  await drain();
  if (feed.error) take.retry(0);
  await settle();
  await drain();
  if (host.request) {
    expect(feed.status).to.equal('ready', String(feed.error));
    take.refresh(0);
    await settle();
    await drain();
    take.showNew(0);
    await settle();
    for (let n = 0; feed.hasMore; n++) {
      expect(n).to.be.below(40, 'a history without an end');
      take.loadMore(0);
      await settle();
      await drain();
    }
    const { merchant, user } = current();
    const list = server.listOf(merchant, user);
    const ids = new Set(idsOf(feed.list.activities));
    const isLate = ({ id }: Item) => late.has(`${merchant} ${user} ${id}`);
    const expected = list.filter((item) => ids.has(item.id) || !isLate(item));
    expect(idsOf(feed.list.activities)).to.deep.equal(
      idsOf(expected),
      'the list is not the server’s',
    );
    const raws = feed.list.activities.slice(0, 20).map(({ raw }) => raw);
    if (list.slice(0, 20).every((item) => ids.has(item.id))) {
      expect(raws).to.deep.equal(list.slice(0, 20));
    }
  } else {
    expect(feed.list.activities).to.have.length(0);
    expect(feed.status).to.equal('idle');
  }
  host.disconnect();
  await settle();
  expect(waiting).to.equal(0, 'a promise that nobody settles');
  for (const outcome of await Promise.allSettled(promises)) {
    if (outcome.status === 'fulfilled') expect(ownersOf(outcome.value).size).to.be.below(2);
    else expect(outcome.reason).to.include({ name: 'FeedError' });
  }
}
