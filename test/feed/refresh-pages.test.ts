import { expect } from 'chai';
import { appendPage } from '../../src/api/paging.js';
import { activitiesOf, idsOf, items, page, refreshed, shown } from './helpers/lists.js';

describe('refreshing the newest page', () => {
  it('keeps every page object if nothing changed', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page(items(9, 8)));
    expect(after).to.have.lengthOf(2);
    expect(after[0]).to.equal(before[0]);
    expect(after[1]).to.equal(before[1]);
  });

  it('adds newer activities before the known ones, in the server’s order', () => {
    const before = shown(items(9, 8), items(7, 6));
    expect(idsOf(refreshed(before, page(items(10, 12, 9, 8))))).to.deep.equal([10, 12, 9, 8, 7, 6]);
  });

  it('keeps the page objects of the known activities', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page(items(10, 9)));
    expect(after.slice(1)).to.deep.equal(before);
    expect(after[1]).to.equal(before[0]);
    expect(after[2]).to.equal(before[1]);
  });

  it('keeps the cursor and the end of the list', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page(items(11, 10, 9), true));
    expect(after.at(-1)).to.include({ cursor: 6, complete: false });
    const ended = appendPage(before, page(items(5), true));
    expect(refreshed(ended, page(items(10, 9))).at(-1)).to.include({ cursor: 5, complete: true });
  });

  it('recognizes the newer activities when a further page repeats them', () => {
    const after = appendPage(refreshed(shown(items(9, 8)), page(items(10, 9))), page(items(10, 7)));
    expect(idsOf(after)).to.deep.equal([10, 9, 8, 7]);
  });
});

describe('refreshing with activities that were inserted late', () => {
  const before = shown(items(9, 8, 7), items(6, 5), items(4));

  it('places them where the server lists them, in a new page object', () => {
    const after = refreshed(before, page(items(9, 90, 8, 7)));
    expect(idsOf(after)).to.deep.equal([9, 90, 8, 7, 6, 5, 4]);
    expect(after.map((step) => before.includes(step))).to.deep.equal([false, true, true]);
    expect([...(after[0]?.ids ?? [])]).to.deep.equal([9, 90, 8, 7]);
  });

  it('adds those between two pages to the first one, so that the second keeps its beginning', () => {
    const after = refreshed(before, page(items(9, 8, 7, 60, 61, 6)));
    expect(after.map(({ activities }) => activities.map(({ id }) => id))).to.deep.equal([
      [9, 8, 7, 60, 61],
      [6, 5],
      [4],
    ]);
  });

  it('places newer ones on top even if the topmost known activity is missing', () => {
    expect(idsOf(refreshed(before, page(items(10, 8, 80, 7))))).to.deep.equal([
      10, 9, 8, 80, 7, 6, 5, 4,
    ]);
  });

  it('keeps the position of a known activity that moved up', () => {
    expect(idsOf(refreshed(before, page(items(6, 90, 9, 8))))).to.deep.equal([
      90, 9, 8, 7, 6, 5, 4,
    ]);
  });

  it('adds those below all known activities to the end, and keeps the cursor', () => {
    const after = refreshed(shown(items(9, 8)), page(items(10, 9, 8, 7, 6)));
    expect(after.map(({ activities }) => activities.map(({ id }) => id))).to.deep.equal([
      [10],
      [9, 8, 7, 6],
    ]);
    expect(after.at(-1)).to.include({ cursor: 8, complete: false });
    expect(idsOf(appendPage(after, page(items(7, 6, 5))))).to.deep.equal([10, 9, 8, 7, 6, 5]);
  });

  it('starts over if an old activity moved to the top with unknown ones below it', () => {
    expect(idsOf(refreshed(before, page(items(7, 30, 20, 10))))).to.deep.equal([7, 30, 20, 10]);
  });

  it('places an activity that a page lists twice at its first position', () => {
    expect(idsOf(refreshed(before, page(items(9, 90, 8, 90, 7))))).to.deep.equal([
      9, 90, 8, 7, 6, 5, 4,
    ]);
  });

  it('places them correctly after a page that brought nothing new', () => {
    const stale = appendPage(shown(items(9, 8)), page(items(8)));
    expect(
      idsOf(refreshed(appendPage(stale, page(items(7))), page(items(9, 8, 80, 7)))),
    ).to.deep.equal([9, 8, 80, 7]);
  });
});

describe('refreshing with changed activities', () => {
  const canceled = { id: 8, notes: 'Canceled' };

  it('updates them in place', () => {
    const before = shown(items(9, 8), items(7, 6));
    const after = refreshed(before, page([{ id: 9 }, canceled]));
    expect(idsOf(after)).to.deep.equal([9, 8, 7, 6]);
    expect(activitiesOf(after)[1]?.notes).to.equal('Canceled');
  });

  it('replaces only the page object that contains them', () => {
    const before = shown(items(9), items(8, 7), items(6));
    const after = refreshed(before, page([{ id: 9 }, canceled, { id: 7 }]));
    expect(after[0]).to.equal(before[0]);
    expect(after[1]).not.to.equal(before[1]);
    expect(after[2]).to.equal(before[2]);
  });

  it('keeps the other activity objects of that page', () => {
    const before = shown(items(9, 8));
    const after = refreshed(before, page([{ id: 9 }, canceled]));
    expect(activitiesOf(after)[0]).to.equal(activitiesOf(before)[0]);
  });

  it('uses the first of two activities with one id', () => {
    const after = refreshed(shown(items(9, 8)), page([{ id: 9 }, canceled, { id: 8, notes: '?' }]));
    expect(activitiesOf(after)[1]?.notes).to.equal('Canceled');
  });

  it('accepts values that are nested too deeply to compare', () => {
    const deep = JSON.parse(`{"id":8,"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    const after = refreshed(shown(items(9), [deep]), page([{ id: 9 }, deep]));
    expect(idsOf(after)).to.deep.equal([9, 8]);
  });

  it('does not mutate the previous list', () => {
    const before = shown(items(9, 8));
    refreshed(before, page([{ id: 9 }, canceled]));
    expect(activitiesOf(before)[1]?.notes).to.equal(undefined);
  });
});

describe('refreshing with a page that does not reach the known activities', () => {
  it('starts over, because more activities may be in between', () => {
    const after = refreshed(shown(items(3, 2), items(1)), page(items(9, 8, 7)));
    expect(after).to.deep.equal(appendPage([], page(items(9, 8, 7))));
  });

  it('starts over even if the page lists an activity twice', () => {
    const after = refreshed(shown(items(3, 2), items(1)), page(items(9, 8, 9, 7)));
    expect(idsOf(after)).to.deep.equal([9, 8, 7]);
  });

  it('empties the list if the page is empty', () => {
    const after = refreshed(shown(items(3, 2)), page([], true));
    expect(idsOf(after)).to.deep.equal([]);
    expect(after.at(-1)?.complete).to.equal(true);
  });

  it('sets the first page of a list without pages', () => {
    expect(refreshed([], page(items(9, 8)))).to.deep.equal(shown(items(9, 8)));
  });

  it('fills a list that was empty', () => {
    const after = refreshed(appendPage([], page([], true)), page(items(9), true));
    expect(idsOf(after)).to.deep.equal([9]);
    expect(after.at(-1)?.complete).to.equal(true);
  });
});
