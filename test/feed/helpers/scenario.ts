import { expect } from 'chai';
import type { Activity, FeedError } from '../../../src/api/index.js';
import type { FeedRequest } from '../../../src/feed/feed-request.js';
import { identityKey } from '../../../src/feed/identity.js';
import { FeedTokenProvider } from '../../../src/feed/token/feed-token-provider.js';
import { Host } from './host.js';
import type { Failure, Item } from './server.js';
import { createServer, merchants, users } from './server.js';
import type { PageEvent } from './window-events.js';

/** How the feed gets access: by the page's token, by a token provider, or by a proxy. */
export type Access = 'token' | 'getToken' | 'proxy';

/** The next event. Numbers are taken modulo the number of choices. */
export type Step =
  | readonly ['loadMore' | 'refresh' | 'poll' | 'showNew' | 'retry' | 'signOut' | 'renew']
  | readonly ['disconnect' | 'connect' | PageEvent]
  | readonly ['show' | 'merchant' | 'signIn' | 'arrive' | 'insert' | 'change', number]
  | readonly ['respond', number]
  | readonly ['fail', number, Failure];

export interface Scenario {
  readonly access: Access;
  /** The number of activities in each history at the start. */
  readonly sizes: readonly number[];
  readonly steps: readonly Step[];
}

const apiUrl = 'https://stamps.example/api/v3';

const ownersOf = (activities: readonly Activity[]) =>
  new Set(activities.map(({ notes }) => String(notes)));

const idsOf = (list: readonly { readonly id: unknown }[]) => list.map(({ id }) => Number(id));

const nextMacrotask = () => new Promise((resolve) => setImmediate(resolve));

/** Runs a scenario, and asserts after each step what always has to hold. */
export async function runScenario(
  scenario: Scenario,
  dispatch: (type: PageEvent) => void,
): Promise<void> {
  const { access } = scenario;
  const server = createServer();
  const pairs = merchants.flatMap((merchant) => users.map((user) => ({ merchant, user })));
  pairs.forEach(({ merchant, user }, n) => {
    server.arrive(merchant, user, scenario.sizes[n] ?? 0);
  });

  let member: { merchant: number; user: string } = { merchant: merchants[0], user: users[0] };
  let previousOwner = '';
  let calls = 0;
  const promises: Promise<readonly Activity[]>[] = [];
  /** How many of them have not settled yet. */
  let waiting = 0;
  const insertedLate = new Set<string>();

  const host = new Host({
    pageLoaded: (_, activities) => {
      const shown = new Set(host.feed.list.activities);
      expect(activities.every((activity) => shown.has(activity))).to.equal(true);
    },
    loadFailed: (error: FeedError) => expect(host.feed.error).to.equal(error),
  });
  const { feed } = host;

  /** What has to hold at any time. */
  const checkInvariants = () => {
    const { activities } = feed.list;
    const owners = ownersOf(activities);
    expect([...owners]).to.have.length.below(2, 'rows of two members in one list');
    const [owner = ''] = owners;
    if (access === 'token') {
      const expected = host.request ? [`${member.merchant} ${member.user}`, ''] : [''];
      expect(expected).to.include(owner, 'rows of another member');
    }
    const ids = idsOf(activities);
    expect(new Set(ids).size).to.equal(ids.length, 'a duplicate row');
  };
  host.onFrame = () => {
    checkInvariants();
    const [owner = ''] = ownersOf(feed.list.activities);
    if (owner && previousOwner)
      expect(owner).to.equal(previousOwner, 'no empty frame between two members');
    previousOwner = owner;
  };

  /** The merchant of the last token. */
  let tokenMerchant: number = member.merchant;
  const createProvider = () =>
    new FeedTokenProvider(() => {
      tokenMerchant = member.merchant;
      return server.tokenOf(tokenMerchant);
    });
  let tokenProvider = createProvider();

  const configure = async () => {
    calls += 1;
    const query = { apiUrl, user: access === 'proxy' ? undefined : member.user };
    const token = access === 'token' ? await server.tokenOf(member.merchant) : undefined;
    const getToken = token ? () => token : undefined;
    const credential = access === 'getToken' ? { from: 'getToken' } : token;
    const request: FeedRequest = {
      query,
      options: { fetch: server.fetch },
      token: access === 'getToken' ? tokenProvider : getToken,
      kinds: [],
      key: identityKey(query, credential),
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

  const respond = async (n: number, failure?: Failure) => {
    const { held } = server;
    if (held.length > 0) await held[n % held.length]?.settle(failure);
  };

  const actions: { readonly [Name in Step[0]]: (n: number, failure?: Failure) => unknown } = {
    loadMore: () => call(feed.loadMore()),
    refresh: () => call(feed.refresh()),
    poll: () => call(feed.poll()),
    showNew: () => call(feed.showNew()),
    retry: () => call(feed.retry()),
    renew: configure,
    signOut: () => host.show(undefined),
    show: (n) => {
      member = { ...member, user: users[n % users.length] ?? users[0] };
      tokenProvider = createProvider();
      return configure();
    },
    merchant: (n) => {
      member = { ...member, merchant: merchants[n % merchants.length] ?? merchants[0] };
      return configure();
    },
    signIn: (n) => Object.assign(server.session, pairs[n % pairs.length]),
    disconnect: () => host.isConnected && host.disconnect(),
    connect: () => {
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
      insertedLate.add(`${merchant} ${user} ${server.insert(merchant, user, n)}`);
    },
    change: (n) => server.change(current().merchant, current().user, n),
    respond,
    fail: respond,
  };
  /** The member whose activities are requested now. */
  const current = () => {
    if (access === 'proxy') return server.session;
    return access === 'token' ? member : { ...member, merchant: tokenMerchant };
  };

  const unabortedRequests = () => server.held.filter(({ signal }) => !signal?.aborted);

  /** Delivers the released responses, until the feed only waits for responses. */
  const settle = async () => {
    await server.ready();
    for (let n = 0; n < 3; n++) await nextMacrotask();
    for (let n = 0; (feed.loading || waiting > 0) && unabortedRequests().length === 0; n++) {
      expect(n).to.be.below(5_000, 'a load that is not waiting for a response');
      await nextMacrotask();
    }
    checkInvariants();
    expect(unabortedRequests()).to.have.length.below(2, 'two concurrent requests');
    // Each request is tried three times. A load takes three pages without a new row and one with
    // rows, or five pages until the known ones. A renewed token doubles that, and another member
    // costs a first page.
    expect(server.sent).to.be.at.most(calls * 3 * 5 * 2 + 3, 'a request loop');
  };

  const drain = async () => {
    for (let n = 0; server.held.length > 0; n++) {
      expect(n).to.be.below(100, 'requests without end');
      await respond(0);
      await settle();
    }
  };

  await configure();
  host.connect();
  await settle();
  for (const [name, n = 0, failure] of scenario.steps) {
    await actions[name](n, failure);
    await settle();
  }

  // In the end the network recovers, and the feed loads everything.
  actions.connect(0);
  dispatch('pageshow');
  await settle();
  await drain();
  if (feed.error) actions.retry(0);
  await settle();
  await drain();
  if (host.request) {
    expect(feed.status).to.equal('ready', String(feed.error));
    actions.refresh(0);
    await settle();
    await drain();
    actions.showNew(0);
    await settle();
    for (let n = 0; feed.hasMore; n++) {
      expect(n).to.be.below(40, 'a history without end');
      actions.loadMore(0);
      await settle();
      await drain();
    }
    const { merchant, user } = current();
    const list = server.listOf(merchant, user);
    const ids = new Set(idsOf(feed.list.activities));
    const isLate = ({ id }: Item) => insertedLate.has(`${merchant} ${user} ${id}`);
    const expected = list.filter((item) => ids.has(item.id) || !isLate(item));
    expect(idsOf(feed.list.activities)).to.deep.equal(
      idsOf(expected),
      'the list differs from the server’s',
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
  expect(waiting).to.equal(0, 'a promise that never settles');
  for (const outcome of await Promise.allSettled(promises)) {
    if (outcome.status === 'fulfilled') expect(ownersOf(outcome.value).size).to.be.below(2);
    else expect(outcome.reason).to.include({ name: 'FeedError' });
  }
}
