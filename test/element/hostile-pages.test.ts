import { expect } from 'chai';
import { type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { respondWith } from './helpers/network.js';

const registrations = (from: number, count = 20) =>
  Array.from({ length: count }, (_, n) => ({ id: from - n, type: 9, created: 1_700_000_000 - n }));

const page = (...list: readonly unknown[]) => ({ activities: list });

async function loadAll({ feed }: MountedFeed): Promise<number[]> {
  const counts: number[] = [];
  while (feed.hasMore) counts.push((await feed.loadMore()).length);
  return counts;
}

describe('a feed whose server repeats activities', () => {
  for (const repeat of [1, 5, 19]) {
    it(`shows each row once (${repeat} repeated)`, async () => {
      const mounted = await mountSettled({ user: members.fortyOne }, { repeat });
      await loadAll(mounted);
      expect(mounted.ids()).to.have.length(41);
      expect(new Set(mounted.ids()).size).to.equal(41);
    });
  }

  it('neither loses nor duplicates rows when activities arrive between the pages', async () => {
    const plain = await mountSettled({ user: members.fortyOne });
    await loadAll(plain);
    const mounted = await mountSettled({ user: members.fortyOne }, { arrivals: 3 });
    await loadAll(mounted);
    expect(mounted.ids()).to.deep.equal(plain.ids());
  });

  it('ends when the cursor does not change', async () => {
    const { feed, ids, texts, requests } = await mountSettled({}, { cursor: 'stuck' });
    expect(await feed.loadMore()).to.have.length(0);
    expect(feed.hasMore).to.equal(false);
    expect(feed.status).to.equal('ready');
    expect(ids()).to.have.length(20);
    expect(texts('end')).to.deep.equal(['That’s everything.']);
    expect(await requests()).to.have.length(2);
  });

  it('shows an activity once that one page lists twice', async () => {
    const [first, ...rest] = registrations(900);
    const { ids } = await mountSettled({ fetch: respondWith(page(first, first, ...rest)) });
    expect(ids()).to.have.length(20);
    expect(new Set(ids()).size).to.equal(20);
  });
});

describe('pages without new activities', () => {
  const first = registrations(900);
  /** The same rows with another cursor. */
  const stale = (n: number) => page(...first.slice(0, 19 - n), ...first.slice(19 - n).reverse());

  it('are skipped until there is a new activity', async () => {
    const { feed, ids } = await mountSettled({
      fetch: respondWith(page(...first), stale(1), stale(2), page(...registrations(500, 2))),
    });
    const more = await feed.loadMore();
    expect(more.map(({ id }) => id)).to.deep.equal([500, 499]);
    expect(ids()).to.have.length(22);
    expect(feed.hasMore).to.equal(false);
  });

  it('cause an error after three in a row', async () => {
    let requests = 0;
    const respond = respondWith(page(...first), stale(1), stale(2), stale(3), stale(4), stale(5));
    const { feed, ids, texts } = await mountSettled({
      fetch: (...request) => {
        requests += 1;
        return respond(...request);
      },
    });
    const reason = await feed.loadMore().catch((error) => error);
    expect(reason.code).to.equal('no-progress');
    expect(reason.phase).to.equal('more');
    expect(reason.retryable).to.equal(false);
    expect(reason).to.equal(feed.error);
    expect(requests).to.equal(4);
    expect(ids()).to.have.length(20);
    expect(feed.hasMore).to.equal(true);
    expect(texts('error')).to.deep.equal([
      'Something went wrong on our side. Please try again in a moment.',
    ]);
  });

  it('can be retried later', async () => {
    const { feed, ids } = await mountSettled({
      fetch: respondWith(page(...first), ...[1, 2, 3].map(stale), page(...registrations(500, 2))),
    });
    await feed.loadMore().catch(() => {});
    expect(await feed.retry()).to.have.length(2);
    expect(ids()).to.have.length(22);
    expect(feed.status).to.equal('ready');
  });
});

describe('a page that is not full', () => {
  it('is the last one', async () => {
    const { feed } = await mountSettled({ fetch: respondWith(page(...registrations(900, 19))) });
    expect(feed.hasMore).to.equal(false);
  });

  it('is not the last one if the server reports that it omitted something', async () => {
    const { feed, ids } = await mountSettled({
      fetch: respondWith(
        { ...page(...registrations(900, 19)), error_messages: ['Activity 881 can not be read.'] },
        page(),
      ),
    });
    expect(feed.hasMore).to.equal(true);
    expect(await feed.loadMore()).to.have.length(0);
    expect(feed.hasMore).to.equal(false);
    expect(ids()).to.have.length(19);
  });

  it('is counted by its items, including those that cannot be shown', async () => {
    const { feed, ids } = await mountSettled({
      fetch: respondWith(page(...registrations(900, 18), null, 'x'), page()),
    });
    expect(ids()).to.have.length(18);
    expect(feed.hasMore).to.equal(true);
    await feed.loadMore();
    expect(feed.hasMore).to.equal(false);
  });
});
