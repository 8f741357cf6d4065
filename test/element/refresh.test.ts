import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { respondWith } from './helpers/network.js';
import { expectSameNode, expectSameNodes } from './helpers/nodes.js';

const sale = (id: number, fields: object = {}) => ({
  id,
  type: 0,
  created: 1_760_000_000 + id,
  transaction: { name: `Sale ${id}`, stamps: 1, ...fields },
});

/** Sales with ids from `from` down to `to`. */
const sales = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, n) => sale(from - n));

const page = (...list: readonly unknown[]) => ({ activities: list });
const numbers = (ids: readonly string[]) => ids.map(Number);
const range = (from: number, to: number) => sales(from, to).map(({ id }) => id);

describe('a refresh', () => {
  it('finds newer activities, which are pending, and keeps the rows', async () => {
    const { feed, rows, ids } = await mountSettled({ user: members.forty }, { arrivals: 3 });
    const [before, idsBefore] = [rows(), ids()];
    expect(await feed.refresh()).to.have.length(0);
    expect(feed.newCount).to.equal(3);
    expectSameNodes(rows(), before);
    const added = await feed.showNew();
    expect(added).to.have.length(3);
    expect(feed.newCount).to.equal(0);
    expect(ids()).to.deep.equal([...added.map(({ id }) => String(id)), ...idsBefore]);
    expectSameNodes(rows().slice(3), before);
    expect(feed.activities).to.have.length(23);
    expect(rows().map((row) => row.getAttribute('aria-posinset'))).to.deep.equal(
      rows().map((_, n) => String(n + 1)),
    );
  });

  it('resolves to nothing without newer activities, and changes no row', async () => {
    const { feed, rows, requests } = await mountSettled();
    const before = rows();
    expect(await feed.refresh()).to.have.length(0);
    expectSameNodes(rows(), before);
    expect((await requests()).map(({ search }) => search.includes('older_than'))).to.deep.equal([
      false,
      false,
    ]);
  });

  it('does not affect further pages', async () => {
    const { feed, ids } = await mountSettled(
      { user: members.fortyOne },
      { arrivals: 2, page: 'first' },
    );
    await feed.refresh();
    await feed.showNew();
    while (feed.hasMore) await feed.loadMore();
    expect(ids()).to.have.length(43);
    expect(new Set(ids()).size).to.equal(43);
  });

  it('updates changed activities on the first page and on overlapping pages', async () => {
    const { feed, rows, texts } = await mountSettled({
      fetch: respondWith(
        page(...sales(30, 11)),
        page(...sales(32, 31), sale(30, { status: 2 }), ...sales(29, 13)),
      ),
    });
    const [first] = rows();
    await feed.refresh();
    expect(texts('status')).to.deep.equal(['Canceled']);
    expect(await feed.showNew()).to.have.length(2);
    expectSameNode(rows()[2], first);
    expect(!!first?.querySelector('[part="status"]')).to.equal(true);
    expect(feed.activities[2]).to.deep.include({ id: 30 });
  });

  it('requests several pages to fill a gap', async () => {
    const { feed, ids } = await mountSettled({
      fetch: respondWith(
        page(...sales(30, 11)),
        page(...sales(70, 51)),
        page(...sales(50, 31)),
        page(...sales(30, 11)),
      ),
    });
    await feed.refresh();
    expect(feed.newCount).to.equal(40);
    expect(numbers(ids())).to.deep.equal(range(30, 11));
    await feed.showNew();
    expect(numbers(ids())).to.deep.equal(range(70, 11));
  });

  it('starts over once the new activities are shown if the gap is larger', async () => {
    const pages = [190, 170, 150, 130, 110, 90].map((id) => page(...sales(id, id - 19)));
    const { feed, ids } = await mountSettled({
      fetch: respondWith(page(...sales(30, 11)), ...pages),
    });
    await feed.refresh();
    expect(numbers(ids())).to.deep.equal(range(30, 11));
    expect(feed.newCount).to.equal(100);
    await feed.showNew();
    expect(numbers(ids())).to.deep.equal(range(190, 91));
    expect(feed.hasMore).to.equal(true);
    await feed.loadMore();
    expect(numbers(ids())).to.deep.equal(range(190, 71));
  });

  it('finds the first activities of a member', async () => {
    const { feed, ids, texts } = await mountSettled({
      fetch: respondWith(page(), page(...sales(2, 1))),
    });
    expect(texts('empty')).to.have.length(1);
    expect(await feed.refresh()).to.have.length(2);
    expect(numbers(ids())).to.deep.equal([2, 1]);
    expect(texts('empty')).to.deep.equal([]);
  });

  it('adds to a complete history, which remains complete', async () => {
    const { feed, ids, texts, button } = await mountSettled({
      fetch: respondWith(page(...sales(3, 1)), page(...sales(4, 1))),
    });
    await feed.refresh();
    expect(texts('end')).to.have.length(1);
    await feed.showNew();
    expect(numbers(ids())).to.deep.equal([4, 3, 2, 1]);
    expect(feed.hasMore).to.equal(false);
    expect(texts('end')).to.have.length(1);
    expect(!!button()).to.equal(false);
  });

  it('merges newer activities into the heading of their month', async () => {
    const { feed, texts } = await mountSettled({
      fetch: respondWith(page(...sales(3, 1)), page(...sales(5, 1))),
    });
    expect(texts('group-heading')).to.deep.equal(['October 2025']);
    await feed.refresh();
    await feed.showNew();
    expect(texts('group-heading')).to.deep.equal(['October 2025']);
  });

  it('dispatches events for what it loaded and for what is shown', async () => {
    const { feed } = await mountSettled({ user: members.forty }, { arrivals: 1 });
    const events = listen(feed);
    await feed.refresh();
    const added = await feed.showNew();
    expect(added).to.have.length(1);
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load', 'stamps-load']);
    expect(events[0]).to.have.deep.property('activities', []);
    expect(events[1]).to.have.deep.property('activities', added);
    expect(events[1]).to.have.property('hasMore', true);
  });

  it('without newer activities leaves nothing to show', async () => {
    const { feed } = await mountSettled();
    await feed.refresh();
    expect(feed.newCount).to.equal(0);
    expect(await feed.showNew()).to.deep.equal([]);
  });
});

describe('a refresh that fails', () => {
  /** The second request fails, which is the refresh. */
  const failing = (): typeof fetch => {
    let n = 0;
    return (input, init) => {
      const url = new URL(String(input));
      n += 1;
      if (n === 2) url.searchParams.set('sandbox_status', '404');
      return fetch(url, init);
    };
  };

  it('keeps the rows and can be retried', async () => {
    const { feed, rows, button, settled, texts } = await mountSettled({ fetch: failing() });
    const before = rows();
    const reason = await feed.refresh().catch((error) => error);
    expect(reason).to.equal(feed.error);
    expect(feed.error?.code).to.equal('not-found');
    expect(feed.error?.phase).to.equal('refresh');
    expect(feed.status).to.equal('error');
    expect(feed.hasMore).to.equal(true);
    expectSameNodes(rows(), before);
    expect(texts('error')).to.have.length(1);
    expect(button()?.part.contains('retry')).to.equal(true);
    button()?.click();
    await settled();
    await feed.refresh();
    expect(feed.status).to.equal('ready');
    expectSameNodes(rows(), before);
  });

  it('of a complete history can be retried, and the end is shown again', async () => {
    const { feed, texts, button } = await mountSettled({ user: members.one, fetch: failing() });
    expect(texts('end')).to.have.length(1);
    await feed.refresh().catch(() => {});
    expect(button()?.part.contains('retry')).to.equal(true);
    expect(await feed.retry()).to.have.length(0);
    expect(feed.status).to.equal('ready');
    expect(texts('end')).to.have.length(1);
    expect(!!button()).to.equal(false);
  });
});
