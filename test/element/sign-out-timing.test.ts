import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, look } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { activities } from './helpers/network.js';

const signOut = () => document.dispatchEvent(new Event('stamps-sign-out'));

/** The names of the lists that are stored in this tab. */
const storedLists = () =>
  Object.keys(sessionStorage).filter((name) => name.startsWith('stamps-activity-feed'));

const behindProxy = { apiUrl: '/stamps', user: undefined, token: undefined };

const threeRows = activities(
  ...[3, 2, 1].map((id) => ({ id, type: 2, award: { name: 'of alice' } })),
);

describe('forget() while something else runs', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  type Place = (feed: StampsActivityFeed) => object;
  const places: Readonly<Record<string, Place>> = {
    'the event stamps-load': (feed) => {
      feed.addEventListener('stamps-load', () => feed.forget());
      return {};
    },
    fetch: (feed) => ({
      fetch: (...request: Parameters<typeof fetch>) => {
        feed.forget();
        return threeRows(...request);
      },
    }),
    getToken: (feed) => ({
      user: members.twenty,
      getToken: async () => {
        feed.forget();
        return accessToken();
      },
    }),
    renderRow: (feed) => ({
      renderRow: () => {
        feed.forget();
        return 'A row';
      },
    }),
  };
  for (const [name, propertiesOf] of Object.entries(places)) {
    it(`leaves nothing if it is called in ${name}`, async () => {
      const feed = document.createElement('stamps-activity-feed');
      let calls = 0;
      const forget = feed.forget.bind(feed);
      feed.forget = () => {
        calls += 1;
        forget();
      };
      Object.assign(feed, { ...behindProxy, fetch: threeRows, restore: true }, propertiesOf(feed));
      const { rows } = look(attach(feed));
      await waitUntil(() => calls > 0);
      await feed.updateComplete;
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await waitUntil(() => rows().length === 0);
      expect([feed.status, feed.activities, storedLists()]).to.deep.equal(['idle', [], []]);
    });
  }

  it('drops a token that getToken returns afterwards', async () => {
    let requests = 0;
    const fetch: typeof globalThis.fetch = (...request) => {
      requests += 1;
      return threeRows(...request);
    };
    const give: ((token: string) => void)[] = [];
    const feed = document.createElement('stamps-activity-feed');
    const getToken = () => new Promise<string>((resolve) => give.push(resolve));
    Object.assign(feed, { apiUrl: '/stamps', user: members.twenty, fetch, getToken });
    attach(feed);
    await waitUntil(() => give.length === 1);
    feed.forget();
    give[0]?.('the token of alice');
    const refreshed = feed.refresh();
    await waitUntil(() => give.length === 2);
    expect(requests).to.equal(0);
    give[1]?.('the token of budi');
    expect(await refreshed).to.have.length(3);
  });
});

describe('a page that a server fetched', () => {
  const page = JSON.stringify({
    activities: [{ id: 7, type: 2, award: { name: 'of alice' } }],
    complete: true,
  });

  /** A feed with Alice's page, which is not shown yet. */
  const createFeed = (attributes: Readonly<Record<string, string>> = {}) => {
    const feed = document.createElement('stamps-activity-feed');
    Object.assign(feed, { ...behindProxy, fetch: threeRows });
    for (const [name, value] of Object.entries({ 'initial-page': page, ...attributes })) {
      feed.setAttribute(name, value);
    }
    return feed;
  };

  const signOuts: Readonly<Record<string, () => StampsActivityFeed>> = {
    'is given, before its first update': () => {
      const feed = attach(createFeed());
      signOut();
      return feed;
    },
    'is in a feed that was never in the document': () => {
      const feed = createFeed();
      signOut();
      return attach(feed);
    },
    'waits for hydration': () => {
      const feed = attach(createFeed({ 'defer-hydration': '' }));
      signOut();
      feed.removeAttribute('defer-hydration');
      return feed;
    },
  };
  for (const [what, signOutWhile] of Object.entries(signOuts)) {
    it(`is dropped by a sign-out while it ${what}`, async () => {
      const feed = signOutWhile();
      await feed.updateComplete;
      expect([feed.status, feed.activities, feed.initialPage]).to.deep.equal([
        'idle',
        [],
        undefined,
      ]);
      expect(feed.outerHTML).to.not.include('alice');
    });
  }

  it('is consumed: neither the element, a clone nor a snapshot has it', async () => {
    const feed = createFeed();
    const { texts, settled } = look(attach(feed));
    await settled();
    expect(texts('title')).to.deep.equal(['of alice']);
    expect(feed.initialPage).to.equal(undefined);
    expect(feed.outerHTML).to.not.include('alice');
    const clone = attach(feed.cloneNode(true) as StampsActivityFeed);
    expect(clone.initialPage).to.equal(undefined);
    // The same page again, as frameworks pass it in each render, changes nothing.
    feed.setAttribute('initial-page', page);
    await settled();
    expect(texts('title')).to.deep.equal(['of alice']);
    expect(feed.hasAttribute('initial-page')).to.equal(false);
  });

  it('is ignored when it is given again after a sign-out', async () => {
    const feed = createFeed();
    const { settled } = look(attach(feed));
    await settled();
    signOut();
    feed.setAttribute('initial-page', page);
    await settled();
    feed.initialPage = JSON.parse(page);
    await settled();
    expect([feed.status, feed.activities, feed.initialPage]).to.deep.equal(['idle', [], undefined]);
  });
});
