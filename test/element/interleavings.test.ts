import { expect } from 'chai';
import { createServer, merchants, users } from '../feed/helpers/server.js';
import { attach, look } from '../support/feed.js';
import { fc, generated } from '../support/properties.js';

type Step =
  | readonly [
      'answer' | 'loadMore' | 'refresh' | 'retry' | 'renew' | 'signOut' | 'remove' | 'append',
    ]
  | readonly ['user' | 'merchant' | 'signIn' | 'arrive', number];

interface Story {
  readonly isProxied: boolean;
  readonly steps: readonly Step[];
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(['answer'] as const) },
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
const stories: fc.Arbitrary<Story> = fc.record({
  isProxied: fc.boolean(),
  steps: fc.array(step, { minLength: 3, maxLength: 14 }),
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Plays a story on the page, and looks at every change of the rows and at every frame. */
async function play({ isProxied, steps }: Story): Promise<void> {
  const server = createServer();
  const pairs = merchants.flatMap((merchant) => users.map((user) => ({ merchant, user })));
  for (const { merchant, user } of pairs) server.arrive(merchant, user, 25);
  const member: { merchant: number; user: string } = { merchant: merchants[0], user: users[0] };
  let isSignedIn = true;
  const apiUrl = isProxied ? '/stamps' : 'https://stamps.example/api/v3';
  const feed = document.createElement('stamps-activity-feed');
  const { texts } = look(feed);
  const wrong: string[] = [];

  /** Rows of two members are never there together. */
  const together = () => {
    const owners = new Set(texts('notes'));
    if (owners.size > 1) wrong.push([...owners].join(' and '));
  };
  /** What a member sees: at the end of a frame, nothing is there but rows of theirs. */
  const seen = () => {
    together();
    // Behind a proxy, only an answer tells who is signed in.
    if (isProxied) return;
    const allowed = isSignedIn ? [`${member.merchant} ${member.user}`] : [];
    for (const owner of new Set(texts('notes'))) {
      if (!allowed.includes(owner)) wrong.push(`${owner}, and not ${allowed}`);
    }
  };
  const signIn = async () => {
    isSignedIn = true;
    const token = isProxied ? null : await server.tokenOf(member.merchant);
    Object.assign(feed, { token, user: isProxied ? undefined : member.user });
  };
  const take: { readonly [Name in Step[0]]: (n: number) => unknown } = {
    answer: () => server.held[0]?.settle(),
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
  const observer = new MutationObserver(together);
  observer.observe(feed.shadowRoot as Node, { childList: true, subtree: true });
  for (const [name, n = 0] of steps) {
    await take[name](n);
    await server.ready();
    await frame();
    seen();
  }
  for (let n = 0; n < 30 && server.held.length > 0; n++) {
    await take.answer(0);
    await frame();
    seen();
  }
  observer.disconnect();
  feed.remove();
  expect(wrong).to.deep.equal([]);
}

describe('the rows on the page, whatever happens in whatever order', function () {
  this.timeout(60_000);

  it('are one member’s in every frame, and the one’s who is asked for', async () => {
    await fc.assert(fc.asyncProperty(stories, play), generated<Story>(25));
  });
});
