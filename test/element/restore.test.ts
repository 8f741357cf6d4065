import { expect } from 'chai';
import { attach, look, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { respondWith } from './helpers/network.js';

const forty = { user: members.forty, restore: true } as const;

/** The saved lists by their key in the session storage. */
const savedLists = () =>
  Object.entries(sessionStorage).filter(([name]) => name.startsWith('stamps-activity-feed'));

/** Clears the session storage after the feeds of the previous test have saved their lists. */
async function clearStorage() {
  await new Promise((resolve) => setTimeout(resolve));
  sessionStorage.clear();
}

/** Removes a feed from the page. */
async function removeFeed(feed: Element) {
  feed.remove();
  await Promise.resolve();
}

/** A feed that has loaded two pages and was removed. */
async function loadAndRemove(...[properties, faults]: Parameters<typeof mountSettled>) {
  const first = await mountSettled({ ...forty, ...properties }, faults);
  if (first.feed.hasMore) await first.feed.loadMore();
  const ids = first.ids();
  await removeFeed(first.feed);
  /** Adds another feed in its place. */
  const mountAgain = async (changes: typeof properties = {}) => {
    const feed = document.createElement('stamps-activity-feed');
    const token = await accessToken();
    const apiUrl = first.url;
    Object.assign(feed, { ...forty, apiUrl, token, ...properties, ...changes });
    const before = (await first.requests()).length;
    const loads: number[] = [];
    feed.addEventListener('stamps-load', ({ activities }) => loads.push(activities.length));
    const it = look(attach(feed));
    await it.settled();
    const requests = (await first.requests()).slice(before);
    return { ...it, loads, searches: requests.map(({ search }) => search) };
  };
  return { ...first, ids, mountAgain };
}

describe('a feed with restore', () => {
  beforeEach(clearStorage);

  it('restores the rows with one request', async () => {
    const { ids, mountAgain } = await loadAndRemove();
    expect(ids).to.have.length(40);
    const back = await mountAgain();
    expect(back.ids()).to.deep.equal(ids);
    expect(back.searches).to.have.length(1);
    expect(back.searches[0]).to.not.include('older_than');
    expect(back.loads).to.deep.equal([40]);
    expect(back.feed.status).to.equal('ready');
  });

  it('continues after the restored rows', async () => {
    const { ids, mountAgain } = await loadAndRemove({ user: members.fortyOne });
    const back = await mountAgain();
    expect(back.ids()).to.deep.equal(ids);
    expect(await back.feed.loadMore()).to.have.length(1);
    expect(back.feed.hasMore).to.equal(false);
    expect(new Set(back.ids()).size).to.equal(41);
  });

  it('restores the end of the history', async () => {
    const { mountAgain } = await loadAndRemove({ user: members.one });
    const back = await mountAgain();
    expect(back.ids()).to.have.length(1);
    expect(back.feed.hasMore).to.equal(false);
  });

  it('shows newer activities on top', async () => {
    const { ids, mountAgain } = await loadAndRemove({}, { arrivals: 3, page: 'first' });
    const back = await mountAgain();
    const now = back.ids();
    expect(now.length).to.be.above(ids.length);
    expect(now.slice(-ids.length)).to.deep.equal(ids);
    expect(back.feed.newCount).to.equal(0);
  });

  it('starts over if there are too many newer activities', async () => {
    const network = respondWith(
      { activities: Array.from({ length: 20 }, (_, n) => ({ id: 100 - n, type: 9 })) },
      { activities: Array.from({ length: 20 }, (_, n) => ({ id: 80 - n, type: 9 })) },
      { activities: Array.from({ length: 20 }, (_, n) => ({ id: 900 - n, type: 9 })) },
    );
    const { mountAgain } = await loadAndRemove({ fetch: network });
    const back = await mountAgain();
    expect(back.ids()).to.deep.equal(Array.from({ length: 20 }, (_, n) => `${900 - n}`));
    expect(back.feed.hasMore).to.equal(true);
  });

  it('restores the filter by kind', async () => {
    const { ids, mountAgain } = await loadAndRemove({ types: ['transaction'] });
    const back = await mountAgain();
    expect(back.ids()).to.deep.equal(ids);
    const all = await (await loadAndRemove()).mountAgain();
    expect(all.ids()).to.have.length(40);
  });

  it('shows only the newest page without `restore`', async () => {
    const { mountAgain } = await loadAndRemove({ restore: false });
    expect(savedLists()).to.have.length(0);
    expect((await mountAgain()).ids()).to.have.length(20);
  });

  it('does not restore the list of another member', async () => {
    const { mountAgain } = await loadAndRemove();
    const back = await mountAgain({ user: members.twenty });
    expect(back.ids()).to.have.length(20);
    expect(back.loads).to.deep.equal([20]);
  });

  it('does not restore a list after half an hour', async () => {
    const { mountAgain } = await loadAndRemove();
    for (const [name, text] of savedLists()) {
      const saved = JSON.parse(text);
      sessionStorage.setItem(name, JSON.stringify({ ...saved, time: saved.time - 31 * 60_000 }));
    }
    expect((await mountAgain()).ids()).to.have.length(20);
  });

  for (const [content, text] of [
    ['invalid JSON', '{'],
    ['no pages', '{}'],
    ['invalid pages', JSON.stringify({ owner: '', time: Date.now(), pages: [1, {}, null] })],
  ] as const) {
    it(`shows the newest page if the session storage contains ${content}`, async () => {
      const { mountAgain } = await loadAndRemove();
      const [[name] = ['']] = savedLists();
      sessionStorage.setItem(name, text);
      const back = await mountAgain();
      expect(back.ids()).to.have.length(20);
      expect(back.feed.status).to.equal('ready');
    });
  }
});

describe('the saved list', () => {
  beforeEach(clearStorage);

  it('contains the API’s data and no token', async () => {
    const token = await accessToken();
    await loadAndRemove({ token });
    const text = JSON.stringify(savedLists());
    expect(savedLists()).to.have.length(1);
    expect(text).to.not.include(token);
    expect(text).to.not.include(token.split('.')[2]);
  });

  it('has at most 500 activities in whole pages', async () => {
    const { feed, ids } = await mountSettled({ user: members.history, restore: true });
    while (ids().length < 540) await feed.loadMore();
    await removeFeed(feed);
    const [[, text] = ['', '']] = savedLists();
    const { pages } = JSON.parse(text) as { pages: { activities: unknown[] }[] };
    expect(pages.flatMap(({ activities }) => activities)).to.have.length(500);
  });

  it('is saved with the first page, and updated when the document is hidden', async () => {
    const { feed } = await mountSettled(forty);
    const written = () => savedLists().join();
    const first = written();
    expect(first).to.not.equal('');
    await feed.loadMore();
    expect(written()).to.equal(first);
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    Reflect.deleteProperty(document, 'visibilityState');
    expect(written()).to.have.length.above(first.length);
    expect(savedLists()).to.have.length(1);
  });

  for (const [content, change] of [
    ['changes', { user: members.twenty }],
    ['signs out', { token: null }],
  ] as const) {
    it(`is removed when the member ${content}`, async () => {
      const { feed } = await mountSettled(forty);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(savedLists()).to.have.length(1);
      Object.assign(feed, change);
      await feed.updateComplete;
      expect(savedLists()).to.have.length(0);
    });
  }

  it('is removed when the member is refused', async () => {
    const { mountAgain } = await loadAndRemove();
    const back = await mountAgain({ token: `${(await accessToken()).slice(0, -8)}wrongkey` });
    expect(back.feed.status).to.equal('error');
    expect(back.ids()).to.have.length(0);
    expect(savedLists()).to.have.length(0);
  });

  it('is not required if the session storage is full', async () => {
    const full = 'x'.repeat(4_500_000);
    sessionStorage.setItem('full', full);
    try {
      for (let n = 0; ; n++) sessionStorage.setItem(`full ${n}`, 'x'.repeat(20_000));
    } catch {
      // Now it is.
    }
    const { mountAgain } = await loadAndRemove();
    const back = await mountAgain();
    expect(back.ids()).to.have.length(20);
    expect(back.feed.status).to.equal('ready');
  });
});
