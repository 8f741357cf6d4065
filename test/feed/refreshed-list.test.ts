import { expect } from 'chai';
import { appendPage } from '../../src/api/paging.js';
import { activitiesOf, idsOf, items, page, refreshed, shown } from './helpers/lists.js';

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
    const ended = appendPage(before, page(items(5), true));
    expect(refreshed(ended, page(items(10, 9))).at(-1)).to.include({ cursor: 5, complete: true });
  });

  it('knows the newer ones: a further page that repeats them brings nothing', () => {
    const after = appendPage(refreshed(shown(items(9, 8)), page(items(10, 9))), page(items(10, 7)));
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
    expect(idsOf(appendPage(after, page(items(7, 6, 5))))).to.deep.equal([10, 9, 8, 7, 6, 5]);
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
    const stale = appendPage(shown(items(9, 8)), page(items(8)));
    expect(
      idsOf(refreshed(appendPage(stale, page(items(7))), page(items(9, 8, 80, 7)))),
    ).to.deep.equal([9, 8, 80, 7]);
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
    expect(after).to.deep.equal(appendPage([], page(items(9, 8, 7))));
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
    const after = refreshed(appendPage([], page([], true)), page(items(9), true));
    expect(idsOf(after)).to.deep.equal([9]);
    expect(after.at(-1)?.complete).to.equal(true);
  });
});
