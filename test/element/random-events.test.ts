import { expect } from 'chai';
import { createServer, merchants, users } from '../feed/helpers/server.js';
import { attach, look } from '../support/feed.js';
import { fc, generated } from '../support/properties.js';

type Step =
  | readonly [
      'respond' | 'loadMore' | 'refresh' | 'retry' | 'renew' | 'signOut' | 'remove' | 'append',
    ]
  | readonly ['user' | 'merchant' | 'signIn' | 'arrive', number];

interface Scenario {
  readonly isProxied: boolean;
  readonly steps: readonly Step[];
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(['respond'] as const) },
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom(
        'loadMore' as const,
        'refresh',
        'retry',
        'renew',
        'signOut',
        'remove',
        'append',
      ),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom('user' as const, 'merchant', 'signIn', 'arrive'),
      fc.nat({ max: 25 }),
    ),
  },
);
const scenarios: fc.Arbitrary<Scenario> = fc.record({
  isProxied: fc.boolean(),
  steps: fc.array(step, { minLength: 3, maxLength: 14 }),
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Runs a scenario in a feed, and checks the rows after every change and in every frame. */
async function runScenario({ isProxied, steps }: Scenario): Promise<void> {
  const server = createServer();
  const pairs = merchants.flatMap((merchant) => users.map((user) => ({ merchant, user })));
  for (const { merchant, user } of pairs) server.arrive(merchant, user, 25);
  const member: { merchant: number; user: string } = { merchant: merchants[0], user: users[0] };
  let isSignedIn = true;
  const apiUrl = isProxied ? '/stamps' : 'https://stamps.example/api/v3';
  const feed = document.createElement('stamps-activity-feed');
  const { texts } = look(feed);
  const violations: string[] = [];

  /** Rows of two members are never shown together. */
  const checkOwners = () => {
    const owners = new Set(texts('title'));
    if (owners.size > 1) violations.push([...owners].join(' and '));
  };
  /** At the end of a frame, only rows of the current member are shown. */
  const checkFrame = () => {
    checkOwners();
    // Behind a proxy, only a response tells who is signed in.
    if (isProxied) return;
    const allowed = isSignedIn ? [`${member.merchant} ${member.user}`] : [];
    for (const owner of new Set(texts('title'))) {
      if (!allowed.includes(owner)) violations.push(`${owner} instead of ${allowed}`);
    }
  };
  const signIn = async () => {
    isSignedIn = true;
    const token = isProxied ? null : await server.tokenOf(member.merchant);
    Object.assign(feed, { token, user: isProxied ? undefined : member.user });
  };
  const actions: { readonly [Name in Step[0]]: (n: number) => unknown } = {
    respond: () => server.held[0]?.settle(),
    loadMore: () => void feed.loadMore().catch(() => {}),
    refresh: () => void feed.refresh().catch(() => {}),
    retry: () => void feed.retry().catch(() => {}),
    renew: signIn,
    signOut: () => {
      isSignedIn = isProxied;
      feed.token = null;
    },
    remove: () => feed.remove(),
    append: () => feed.isConnected || attach(feed),
    user: (n) => {
      member.user = users[n % users.length] ?? users[0];
      if (!isProxied) feed.user = member.user;
    },
    merchant: (n) => {
      member.merchant = merchants[n % merchants.length] ?? merchants[0];
      return signIn();
    },
    signIn: (n) => Object.assign(server.session, pairs[n % pairs.length]),
    arrive: (n) => server.arrive(member.merchant, member.user, n),
  };

  Object.assign(feed, { apiUrl, fetch: server.fetch });
  await signIn();
  attach(feed);
  await feed.updateComplete;
  const observer = new MutationObserver(checkOwners);
  observer.observe(feed.shadowRoot as Node, { childList: true, subtree: true });
  for (const [name, n = 0] of steps) {
    await actions[name](n);
    await server.ready();
    await frame();
    checkFrame();
  }
  for (let n = 0; n < 30 && server.held.length > 0; n++) {
    await actions.respond(0);
    await frame();
    checkFrame();
  }
  observer.disconnect();
  feed.remove();
  expect(violations).to.deep.equal([]);
}

describe('a feed with random events in random order', function () {
  this.timeout(60_000);

  it('shows only rows of the current member in every frame', async () => {
    await fc.assert(fc.asyncProperty(scenarios, runScenario), generated<Scenario>(25));
  });
});
