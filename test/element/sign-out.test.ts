import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { createNetwork } from './helpers/network.js';

const leavePage = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const returnToPage = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
const signOut = () => document.dispatchEvent(new Event('stamps-sign-out'));

/** The names of the lists that are stored in this tab. */
const storedLists = () =>
  Object.keys(sessionStorage).filter((name) => name.startsWith('stamps-activity-feed'));

/** A proxy whose session the test controls; `key: undefined` sends no `Stamps-Member-Key`. */
function createProxy() {
  const proxy = { key: 'alice' as string | undefined, notes: '', status: 200, requests: 0 };
  const fetch: typeof globalThis.fetch = async () => {
    proxy.requests += 1;
    if (proxy.status === 0) throw new TypeError('Failed to fetch');
    const headers = proxy.key === undefined ? undefined : { 'Stamps-Member-Key': proxy.key };
    const activities = Array.from({ length: 3 }, (_, index) => ({
      id: 100 - index,
      type: 2,
      award: { name: proxy.notes || `of ${proxy.key}` },
    }));
    const body = proxy.status === 200 ? { activities } : { detail: 'Sign in.' };
    return Response.json(body, { status: proxy.status, headers });
  };
  return { proxy, fetch };
}

const behindProxy = { apiUrl: '/stamps', user: undefined, token: undefined };

const isConcealed = ({ shadowRoot }: StampsActivityFeed) =>
  !!shadowRoot?.querySelector('[role=feed].concealed[inert]');

describe('forget()', () => {
  // Tests of other files may have left a full storage in this tab.
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  it('empties the feed at once and leaves it idle', async () => {
    const { feed, rows, text } = await mountSettled({ restore: true });
    expect(feed.status, `${feed.error}`).to.equal('ready');
    expect(storedLists()).to.have.length(1);
    expect(feed.forget()).to.equal(undefined);
    expect([feed.status, feed.activities, feed.hasMore, feed.token]).to.deep.equal([
      'idle',
      [],
      false,
      undefined,
    ]);
    expect(storedLists()).to.deep.equal([]);
    await feed.updateComplete;
    expect(rows()).to.deep.equal([]);
    expect(text()).to.not.include('stamps earned');
    expect(feed.outerHTML).to.not.include('stamps-token');
  });

  it('sends nothing until refresh()', async () => {
    const { proxy, fetch } = createProxy();
    const { feed, rows, settled } = await mountSettled({
      ...behindProxy,
      fetch,
      autoLoad: true,
      refreshInterval: 0.001,
    });
    feed.forget();
    const { requests } = proxy;
    returnToPage();
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await feed.loadMore()).to.deep.equal([]);
    expect(await feed.retry()).to.deep.equal([]);
    expect(await feed.showNew()).to.deep.equal([]);
    feed.remove();
    attach(feed);
    await settled();
    expect([proxy.requests, feed.status]).to.deep.equal([requests, 'idle']);
    proxy.key = 'budi';
    await feed.refresh();
    expect(rows()).to.have.length(3);
  });

  it('loads again when the identity changes', async () => {
    const { feed, rows, settled } = await mountSettled();
    feed.forget();
    await settled();
    feed.token = await accessToken();
    await settled();
    expect(rows()).to.have.length(20);
    feed.forget();
    Object.assign(feed, { user: members.forty, token: await accessToken() });
    await settled();
    expect(rows()).to.have.length(20);
  });

  it('aborts what is under way, whose promise gets no activities', async () => {
    const network = createNetwork();
    const { feed } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    feed.forget();
    expect(await more).to.deep.equal([]);
    gate.open();
    await feed.updateComplete;
    expect(network.sent.at(-1)?.init.signal?.aborted).to.equal(true);
    expect(feed.activities).to.deep.equal([]);
  });

  it('drops what getToken returned', async () => {
    const reasons: string[] = [];
    const getToken = (reason: string) => {
      reasons.push(reason);
      return accessToken();
    };
    const { feed, settled } = await mountSettled({ token: undefined, getToken });
    feed.forget();
    await feed.refresh();
    await settled();
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });
});

describe('the event stamps-sign-out', () => {
  it('forgets the member in every feed of the document, in shadow roots too', async () => {
    const { fetch } = createProxy();
    const first = await mountSettled({ ...behindProxy, fetch });
    const second = await mountSettled({ ...behindProxy, fetch });
    const host = attach(document.createElement('div'));
    host.attachShadow({ mode: 'closed' }).append(second.feed);
    await second.settled();
    expect(second.rows()).to.have.length(3);
    signOut();
    for (const { feed } of [first, second]) {
      expect([feed.status, feed.activities.length]).to.deep.equal(['idle', 0]);
    }
  });

  it('reaches a feed that was not in the document, when it returns', async () => {
    const { proxy, fetch } = createProxy();
    const { feed, rows } = await mountSettled({ ...behindProxy, fetch });
    feed.remove();
    signOut();
    const { requests } = proxy;
    attach(feed);
    await feed.updateComplete;
    expect([feed.status, rows(), proxy.requests]).to.deep.equal(['idle', [], requests]);
  });

  it('reaches feeds beside elements that are named like the methods of listeners', async () => {
    const names = ['addEventListener', 'removeEventListener'];
    const forms = names.map((name) =>
      attach(Object.assign(document.createElement('form'), { name })),
    );
    const { fetch } = createProxy();
    const first = await mountSettled({ ...behindProxy, fetch });
    const second = await mountSettled({ ...behindProxy, fetch });
    second.feed.remove();
    signOut();
    attach(second.feed);
    for (const form of forms) form.remove();
    expect([first.feed.status, second.feed.status]).to.deep.equal(['idle', 'idle']);
  });

  it('reaches no feed that was created after it', async () => {
    signOut();
    const { fetch } = createProxy();
    const { rows } = await mountSettled({ ...behindProxy, fetch });
    expect(rows()).to.have.length(3);
  });
});

describe('a feed in a document that returns from the back/forward cache', () => {
  const mountAndLeave = async (
    options: { readonly key?: string | undefined } = { key: 'alice' },
  ) => {
    const { proxy, fetch } = createProxy();
    proxy.key = options.key;
    const mounted = await mountSettled({ ...behindProxy, fetch });
    leavePage();
    await mounted.feed.updateComplete;
    expect(isConcealed(mounted.feed)).to.equal(true);
    return { proxy, ...mounted };
  };

  it('shows its rows after one request for the same member, without an event', async () => {
    const { proxy, feed, rows } = await mountAndLeave();
    let events = 0;
    feed.addEventListener('stamps-load', () => events++);
    returnToPage();
    await waitUntil(() => !isConcealed(feed));
    expect([proxy.requests, rows().length, events]).to.deep.equal([2, 3, 0]);
  });

  it('never shows the rows of the member before', async () => {
    const { proxy, feed, texts } = await mountAndLeave();
    const seen = new Set<string>();
    const observer = new MutationObserver(() => {
      if (!isConcealed(feed)) seen.add([...new Set(texts('title'))].join());
    });
    observer.observe(feed.shadowRoot as Node, { attributes: true, childList: true, subtree: true });
    proxy.key = 'budi';
    returnToPage();
    await waitUntil(() => texts('title')[0] === 'of budi');
    observer.disconnect();
    expect([...seen]).to.not.include('of alice');
  });

  it('replaces the list if the proxy does not name its members', async () => {
    const { proxy, feed, texts } = await mountAndLeave({});
    proxy.notes = 'of somebody';
    returnToPage();
    await waitUntil(() => !isConcealed(feed));
    expect(texts('title')).to.deep.equal(Array(3).fill('of somebody'));
  });

  for (const status of [401, 403]) {
    it(`is emptied by a ${status}`, async () => {
      const { proxy, feed, rows } = await mountAndLeave();
      Object.assign(proxy, { status, key: undefined });
      returnToPage();
      await waitUntil(() => feed.status === 'error');
      await feed.updateComplete;
      expect([rows(), feed.activities, feed.error?.phase]).to.deep.equal([[], [], 'first']);
    });
  }

  it('keeps its rows hidden while the device is offline, and shows them afterwards', async () => {
    const { proxy, feed, part, rows } = await mountAndLeave();
    proxy.status = 0;
    returnToPage();
    await waitUntil(() => feed.status === 'error');
    await feed.updateComplete;
    expect([feed.error?.code, isConcealed(feed)]).to.deep.equal(['network', true]);
    expect(part('error')?.textContent).to.not.equal('');
    expect(await feed.loadMore().catch(({ code }) => code)).to.equal('network');
    expect(isConcealed(feed)).to.equal(true);
    proxy.status = 200;
    dispatchEvent(new Event('online'));
    await waitUntil(() => !isConcealed(feed));
    expect([rows().length, feed.error]).to.deep.equal([3, undefined]);
  });

  it('requests a new token first', async () => {
    const reasons: string[] = [];
    const { feed } = await mountSettled({
      token: undefined,
      getToken: (reason) => {
        reasons.push(reason);
        return accessToken();
      },
    });
    leavePage();
    await feed.updateComplete;
    returnToPage();
    await waitUntil(() => !isConcealed(feed));
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });
});
