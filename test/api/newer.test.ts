import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import type { Paging } from '../../src/api/paging.js';
import { added, take } from '../../src/api/paging.js';
import type { FeedList } from '../../src/feed/list/feed-list.js';
import {
  createFilter,
  emptyList,
  overlaps,
  withNewer,
  withPage,
  withPendingShown,
} from '../../src/feed/list/feed-list.js';

type Item = Readonly<{ id: number; notes?: string; type?: number; transaction?: object }>;

const items = (...ids: readonly number[]): Item[] => ids.map((id) => ({ id }));
const page = (activities: readonly Item[], complete = false) => ({
  ...parsePage({ activities }),
  complete,
});
const shown = (...pages: readonly (readonly Item[])[]) =>
  pages.reduce<Paging>((paging, activities) => take(paging, page(activities)), []);

const listOf = (shown: Paging): FeedList => ({ ...emptyList, shown, latest: shown });

/** A list of these pages, whose newest ones were fetched again, with everything shown. */
const refreshed = (before: Paging, ...pages: readonly ReturnType<typeof page>[]) =>
  withPendingShown(withNewer(listOf(before), pages)).shown;

const activitiesOf = (paging: Paging) => paging.flatMap(({ activities }) => activities);
const idsOf = (paging: Paging) => activitiesOf(paging).map(({ id }) => id);

describe('refreshed: a list whose newest page was fetched again', () => {
  it('is as it was where nothing happened, page by page the very same', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page(items(9, 8)));
    expect(after).to.have.lengthOf(2);
    expect(after[0]).to.equal(before[0]);
    expect(after[1]).to.equal(before[1]);
  });

  it('has newer activities before the known ones, in the server’s order', () => {
    const before = shown(items(9, 8), items(7, 6));
    expect(idsOf(refreshed(before, page(items(10, 12, 9, 8))))).to.deep.equal([10, 12, 9, 8, 7, 6]);
  });

  it('keeps the known pages themselves beside the newer ones', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page(items(10, 9)));
    expect(after.slice(1)).to.deep.equal(before);
    expect(after[1]).to.equal(before[0]);
    expect(after[2]).to.equal(before[1]);
  });

  it('goes on from the cursor that it had, and ends where it ended', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page(items(11, 10, 9), true));
    expect(after.at(-1)).to.include({ cursor: 6, complete: false });
    const ended = take(before, page(items(5), true));
    expect(refreshed(ended, page(items(10, 9))).at(-1)).to.include({ cursor: 5, complete: true });
  });

  it('knows the newer ones: a further page that repeats them brings nothing', () => {
    const after = take(refreshed(shown(items(9, 8)), page(items(10, 9))), page(items(10, 7)));
    expect(idsOf(after)).to.deep.equal([10, 9, 8, 7]);
  });
});

describe('refreshed: activities that came late', () => {
  const before = shown(items(9, 8, 7), items(6, 5), items(4));

  it('stand where the server has them, and their page is a new one', () => {
    const after = refreshed(before, page(items(9, 90, 8, 7)));
    expect(idsOf(after)).to.deep.equal([9, 90, 8, 7, 6, 5, 4]);
    expect(after.map((step) => before.includes(step))).to.deep.equal([false, true, true]);
    expect([...(after[0]?.ids ?? [])]).to.deep.equal([9, 90, 8, 7]);
  });

  it('between two pages end the one above: a page keeps its beginning', () => {
    const after = refreshed(before, page(items(9, 8, 7, 60, 61, 6)));
    expect(after.map(({ activities }) => activities.map(({ id }) => id))).to.deep.equal([
      [9, 8, 7, 60, 61],
      [6, 5],
      [4],
    ]);
  });

  it('and newer ones stand on top, be it that the topmost is listed no more', () => {
    expect(idsOf(refreshed(before, page(items(10, 8, 80, 7))))).to.deep.equal([
      10, 9, 8, 80, 7, 6, 5, 4,
    ]);
  });

  it('before one that went up stand where it was', () => {
    expect(idsOf(refreshed(before, page(items(6, 90, 9, 8))))).to.deep.equal([
      90, 9, 8, 7, 6, 5, 4,
    ]);
  });

  it('below all that is known end the list, whose cursor stays', () => {
    const after = refreshed(shown(items(9, 8)), page(items(10, 9, 8, 7, 6)));
    expect(after.map(({ activities }) => activities.map(({ id }) => id))).to.deep.equal([
      [10],
      [9, 8, 7, 6],
    ]);
    expect(after.at(-1)).to.include({ cursor: 8, complete: false });
    expect(idsOf(take(after, page(items(7, 6, 5))))).to.deep.equal([10, 9, 8, 7, 6, 5]);
  });

  it('and an old one that went to the top are no hole’s two sides: the list starts over', () => {
    expect(idsOf(refreshed(before, page(items(7, 30, 20, 10))))).to.deep.equal([7, 30, 20, 10]);
  });

  it('twice in a page stand where they come first', () => {
    expect(idsOf(refreshed(before, page(items(9, 90, 8, 90, 7))))).to.deep.equal([
      9, 90, 8, 7, 6, 5, 4,
    ]);
  });

  it('after a page that brought nothing find their place', () => {
    const stale = take(shown(items(9, 8)), page(items(8)));
    expect(idsOf(refreshed(take(stale, page(items(7))), page(items(9, 8, 80, 7))))).to.deep.equal([
      9, 8, 80, 7,
    ]);
  });
});

describe('refreshed: activities that changed', () => {
  const canceled = { id: 8, notes: 'Canceled' };

  it('are brought up to date in their place', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page([{ id: 9 }, canceled]));
    expect(idsOf(after)).to.deep.equal([9, 8, 7, 6]);
    expect(activitiesOf(after)[1]?.notes).to.equal('Canceled');
  });

  it('make their page a new one, and no other', () => {
    const before = shown(items(9), items(8, 7), items(6));
    const after = refreshed(before, page([{ id: 9 }, canceled, { id: 7 }]));
    expect(after[0]).to.equal(before[0]);
    expect(after[1]).not.to.equal(before[1]);
    expect(after[2]).to.equal(before[2]);
  });

  it('keep the others of their page as they are', () => {
    const before = shown(items(9, 8));
    const after = refreshed(before, page([{ id: 9 }, canceled]));
    expect(activitiesOf(after)[0]).to.equal(activitiesOf(before)[0]);
  });

  it('are those of the first of two that have one id', () => {
    const after = refreshed(shown(items(9, 8)), page([{ id: 9 }, canceled, { id: 8, notes: '?' }]));
    expect(activitiesOf(after)[1]?.notes).to.equal('Canceled');
  });

  it('may be nested deeper than anything can be compared', () => {
    const deep = JSON.parse(`{"id":8,"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    const after = refreshed(shown(items(9), [deep]), page([{ id: 9 }, deep]));
    expect(idsOf(after)).to.deep.equal([9, 8]);
  });

  it('leave the list before as it was', () => {
    const before = shown(items(9, 8));
    refreshed(before, page([{ id: 9 }, canceled]));
    expect(activitiesOf(before)[1]?.notes).to.equal(undefined);
  });
});

describe('refreshed: a page that does not reach the known activities', () => {
  it('starts the list over: there may be more in between', () => {
    const after = refreshed(shown(items(3, 2), items(1)), page(items(9, 8, 7)));
    expect(after).to.deep.equal(take([], page(items(9, 8, 7))));
  });

  it('starts it over although an activity stands in it twice', () => {
    const after = refreshed(shown(items(3, 2), items(1)), page(items(9, 8, 9, 7)));
    expect(idsOf(after)).to.deep.equal([9, 8, 7]);
  });

  it('starts it over where the page is empty: nothing is left of the history', () => {
    const after = refreshed(shown(items(3, 2)), page([], true));
    expect(idsOf(after)).to.deep.equal([]);
    expect(after.at(-1)?.complete).to.equal(true);
  });

  it('is the first page of a list that had none', () => {
    expect(refreshed([], page(items(9, 8)))).to.deep.equal(shown(items(9, 8)));
  });

  it('fills a list that was empty', () => {
    const after = refreshed(take([], page([], true)), page(items(9), true));
    expect(idsOf(after)).to.deep.equal([9]);
    expect(after.at(-1)?.complete).to.equal(true);
  });
});

describe('a list without anything that waits', () => {
  it('is the latest one, page by page, from the first on', () => {
    const list = withPage(emptyList, page(items(9, 8)));
    expect(list.latest).to.equal(list.shown);
    const after = withNewer(list, [page(items(9, 8))]);
    expect(after.shown[0]).to.equal(list.shown[0]);
  });
});

describe('newer activities', () => {
  const list = listOf(shown(items(9, 8), items(7, 6)));
  const waitingIn = ({ shown, latest }: FeedList) => added(shown, latest).map(({ id }) => id);

  it('wait, and leave what is shown as it is', () => {
    const after = withNewer(list, [page(items(11, 10, 9))]);
    expect(waitingIn(after)).to.deep.equal([11, 10]);
    expect(after.shown).to.deep.equal(list.shown);
    expect(after.replacesShown).to.equal(false);
  });

  it('of several pages wait in order', () => {
    const pages = [page(items(15, 14)), page(items(13, 12)), page(items(12, 11, 9))];
    const after = withNewer(list, pages);
    expect(waitingIn(after)).to.deep.equal([15, 14, 13, 12, 11]);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([15, 14, 13, 12, 11, 9, 8, 7, 6]);
  });

  it('that come while others wait stand before them', () => {
    const once = withNewer(list, [page(items(11, 10, 9))]);
    const twice = withNewer(once, [page(items(12, 11, 10))]);
    expect(waitingIn(twice)).to.deep.equal([12, 11, 10]);
  });

  it('that wait are brought up to date too', () => {
    const once = withNewer(list, [page(items(10, 9))]);
    const pages = [page([{ id: 10, notes: 'Canceled' }, { id: 9 }])];
    const [activity] = activitiesOf(withNewer(once, pages).latest);
    expect(activity?.notes).to.equal('Canceled');
  });

  it('that do not reach the known ones take their place when they are wanted, and not before', () => {
    const pages = [page(items(30, 29)), page(items(28, 27))];
    const after = withNewer(list, pages);
    expect(idsOf(after.shown)).to.deep.equal([9, 8, 7, 6]);
    expect(waitingIn(after)).to.deep.equal([30, 29, 28, 27]);
    expect(after.replacesShown).to.equal(true);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([30, 29, 28, 27]);
    const later = withNewer(after, [page(items(31, 30))]);
    expect(idsOf(withPendingShown(later).shown)).to.deep.equal([31, 30, 29, 28, 27]);
  });

  it('reach what is known where they end in it, what waits included, or go beyond it', () => {
    expect(overlaps(list, page(items(12, 9)))).to.equal(true);
    expect(overlaps(list, page(items(12, 11)))).to.equal(false);
    expect(overlaps(list, page(items(9, 90)))).to.equal(false);
    expect(overlaps(list, page(items(9, 8, 7, 6, 5)))).to.equal(true);
    const waiting = withNewer(list, [page(items(12, 9))]);
    expect(overlaps(waiting, page(items(13, 12)))).to.equal(true);
  });

  it('and a further page find each other', () => {
    const after = withPage(withNewer(list, [page(items(10, 9))]), page(items(5, 4)));
    expect(idsOf(after.shown)).to.deep.equal([9, 8, 7, 6, 5, 4]);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([10, 9, 8, 7, 6, 5, 4]);
  });

  it('that came late wait too, and stand where the server has them', () => {
    const after = withNewer(list, [page(items(9, 90, 8))]);
    expect(idsOf(after.shown)).to.deep.equal([9, 8, 7, 6]);
    expect(waitingIn(after)).to.deep.equal([90]);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([9, 90, 8, 7, 6]);
  });
});

describe('a filter', () => {
  const activities = [
    { id: 4, type: 0, transaction: {} },
    { id: 3, type: 9 },
    { id: 2, type: 0, transaction: {} },
  ];
  const paging = take(take([], page(activities)), page([{ id: 1, type: 9 }]));

  it('keeps the activities of its kinds, in their pages', () => {
    const filtered = createFilter(['transaction'])(paging);
    expect(filtered.map((step) => idsOf([step]))).to.deep.equal([[4, 2], []]);
  });

  it('gives the same page for the same page', () => {
    const filter = createFilter(['transaction']);
    expect(filter(paging)[0]).to.equal(filter(paging)[0]);
  });

  it('of no kind keeps all', () => {
    expect(createFilter([])(paging)).to.equal(paging);
  });
});

describe('a page of thousands of activities', () => {
  const thousands = page(items(...Array.from({ length: 3000 }, (_, n) => 9000 - n)), true);

  it('is taken in portion by portion', () => {
    let list = withPage(emptyList, thousands);
    expect(idsOf(list.shown)).to.have.lengthOf(200);
    expect(list.shown.at(-1)).to.include({ cursor: 8801, complete: false });
    list = withPage(list, thousands);
    expect(idsOf(list.shown)).to.have.lengthOf(400);
  });

  it('brings a list up to date as far as a portion goes', () => {
    expect(idsOf(refreshed(shown(items(9000, 8999, 8000)), thousands))).to.have.lengthOf(200);
    const known = shown(items(8999, 8801));
    expect(idsOf(refreshed(known, thousands)).slice(0, 3)).to.deep.equal([9000, 8999, 8998]);
  });

  it('of two hundred is taken in as it is', () => {
    const exact = page(items(...Array.from({ length: 200 }, (_, n) => 900 - n)), true);
    const { shown: taken } = withPage(emptyList, exact);
    expect(taken.at(-1)).to.include({ cursor: 701, complete: true });
  });
});
