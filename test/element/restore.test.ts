import { expect } from 'chai';
import { attach, look, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { answering } from './helpers/network.js';

const forty = { user: members.forty, restore: true } as const;

/** What the tab remembers, by name. */
const remembered = () =>
  Object.entries(sessionStorage).filter(([name]) => name.startsWith('stamps-activity-feed'));

/** Empties the tab's memory, once the last test's feeds have left. */
async function forget() {
  await new Promise((resolve) => setTimeout(resolve));
  sessionStorage.clear();
}

/** Takes a feed off the page. */
async function leave(feed: Element) {
  feed.remove();
  await Promise.resolve();
}

/** A feed that has loaded two pages, and has left. */
async function read(...[properties, faults]: Parameters<typeof mountSettled>) {
  const first = await mountSettled({ ...forty, ...properties }, faults);
  if (first.feed.hasMore) await first.feed.loadMore();
  const ids = first.ids();
  await leave(first.feed);
  /** Puts another one in its place. */
  const comeBack = async (changes: typeof properties = {}) => {
    const feed = document.createElement('stamps-activity-feed');
    const token = await accessToken();
    const apiUrl = first.url;
    Object.assign(feed, { ...forty, apiUrl, token, ...properties, ...changes });
    const before = (await first.requests()).length;
    const loads: number[] = [];
    feed.addEventListener('stamps-load', ({ activities }) => loads.push(activities.length));
    const it = look(attach(feed));
    await it.settled();
    const asked = (await first.requests()).slice(before);
    return { ...it, loads, searches: asked.map(({ search }) => search) };
  };
  return { ...first, ids, comeBack };
}

describe('a reader who comes back', () => {
  beforeEach(forget);

  it('finds the rows again, for one request', async () => {
    const { ids, comeBack } = await read();
    expect(ids).to.have.length(40);
    const back = await comeBack();
    expect(back.ids()).to.deep.equal(ids);
    expect(back.searches).to.have.length(1);
    expect(back.searches[0]).to.not.include('older_than');
    expect(back.loads).to.deep.equal([40]);
    expect(back.feed.status).to.equal('ready');
  });

  it('goes on from there', async () => {
    const { ids, comeBack } = await read({ user: members.fortyOne });
    const back = await comeBack();
    expect(back.ids()).to.deep.equal(ids);
    expect(await back.feed.loadMore()).to.have.length(1);
    expect(back.feed.hasMore).to.equal(false);
    expect(new Set(back.ids()).size).to.equal(41);
  });

  it('sees the end where it was', async () => {
    const { comeBack } = await read({ user: members.one });
    const back = await comeBack();
    expect(back.ids()).to.have.length(1);
    expect(back.feed.hasMore).to.equal(false);
  });

  it('sees what is new on top', async () => {
    const { ids, comeBack } = await read({}, { arrivals: 3, page: 'first' });
    const back = await comeBack();
    const now = back.ids();
    expect(now.length).to.be.above(ids.length);
    expect(now.slice(-ids.length)).to.deep.equal(ids);
    expect(back.feed.newCount).to.equal(0);
  });

  it('starts anew when too much is new', async () => {
    const network = answering(
      { activities: Array.from({ length: 20 }, (_, n) => ({ id: 100 - n, type: 9 })) },
      { activities: Array.from({ length: 20 }, (_, n) => ({ id: 80 - n, type: 9 })) },
      { activities: Array.from({ length: 20 }, (_, n) => ({ id: 900 - n, type: 9 })) },
    );
    const { comeBack } = await read({ fetch: network });
    const back = await comeBack();
    expect(back.ids()).to.deep.equal(Array.from({ length: 20 }, (_, n) => `${900 - n}`));
    expect(back.feed.hasMore).to.equal(true);
  });

  it('keeps the kinds that are shown', async () => {
    const { ids, comeBack } = await read({ types: ['transaction'] });
    const back = await comeBack();
    expect(back.ids()).to.deep.equal(ids);
    const all = await (await read()).comeBack();
    expect(all.ids()).to.have.length(40);
  });

  it('finds only the newest page where the merchant does not want it', async () => {
    const { comeBack } = await read({ restore: false });
    expect(remembered()).to.have.length(0);
    expect((await comeBack()).ids()).to.have.length(20);
  });

  it('finds nothing of another member', async () => {
    const { comeBack } = await read();
    const back = await comeBack({ user: members.twenty });
    expect(back.ids()).to.have.length(20);
    expect(back.loads).to.deep.equal([20]);
  });

  it('finds nothing after half an hour', async () => {
    const { comeBack } = await read();
    for (const [name, text] of remembered()) {
      const saved = JSON.parse(text);
      sessionStorage.setItem(name, JSON.stringify({ ...saved, time: saved.time - 31 * 60_000 }));
    }
    expect((await comeBack()).ids()).to.have.length(20);
  });

  for (const [what, text] of [
    ['no JSON', '{'],
    ['no pages', '{}'],
    ['pages of nothing', JSON.stringify({ owner: '', time: Date.now(), pages: [1, {}, null] })],
  ] as const) {
    it(`finds the newest page where the tab remembers ${what}`, async () => {
      const { comeBack } = await read();
      const [[name] = ['']] = remembered();
      sessionStorage.setItem(name, text);
      const back = await comeBack();
      expect(back.ids()).to.have.length(20);
      expect(back.feed.status).to.equal('ready');
    });
  }
});

describe('the tab’s memory', () => {
  beforeEach(forget);

  it('is what the API gave, and no token', async () => {
    const token = await accessToken();
    await read({ token });
    const text = JSON.stringify(remembered());
    expect(remembered()).to.have.length(1);
    expect(text).to.not.include(token);
    expect(text).to.not.include(token.split('.')[2]);
  });

  it('holds 500 activities at most, whole pages of them', async () => {
    const { feed, ids } = await mountSettled({ user: members.history, restore: true });
    while (ids().length < 540) await feed.loadMore();
    await leave(feed);
    const [[, text] = ['', '']] = remembered();
    const { pages } = JSON.parse(text) as { pages: { activities: unknown[] }[] };
    expect(pages.flatMap(({ activities }) => activities)).to.have.length(500);
  });

  it('is written when the page goes out of sight, too', async () => {
    await mountSettled(forty);
    expect(remembered()).to.have.length(0);
    const hidden = Object.getOwnPropertyDescriptor(document, 'hidden');
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    if (hidden) Object.defineProperty(document, 'hidden', hidden);
    else Reflect.deleteProperty(document, 'hidden');
    expect(remembered()).to.have.length(1);
  });

  for (const [what, change] of [
    ['is another', { user: members.twenty }],
    ['has signed out', { token: null }],
  ] as const) {
    it(`is emptied when the member ${what}`, async () => {
      const { feed } = await mountSettled(forty);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(remembered()).to.have.length(1);
      Object.assign(feed, change);
      await feed.updateComplete;
      expect(remembered()).to.have.length(0);
    });
  }

  it('is emptied when the member is refused', async () => {
    const { comeBack } = await read();
    const back = await comeBack({ token: `${(await accessToken()).slice(0, -8)}wrongkey` });
    expect(back.feed.status).to.equal('error');
    expect(back.ids()).to.have.length(0);
    expect(remembered()).to.have.length(0);
  });

  it('may be full', async () => {
    const full = 'x'.repeat(4_500_000);
    sessionStorage.setItem('full', full);
    try {
      for (let n = 0; ; n++) sessionStorage.setItem(`full ${n}`, 'x'.repeat(20_000));
    } catch {
      // Now it is.
    }
    const { comeBack } = await read();
    const back = await comeBack();
    expect(back.ids()).to.have.length(20);
    expect(back.feed.status).to.equal('ready');
  });
});
