import { expect } from 'chai';
import { appendPage } from '../../src/api/paging.js';
import { createFilter, emptyList, withPage } from '../../src/feed/list/feed-list.js';
import { idsOf, items, page, refreshed, shown } from './helpers/lists.js';

describe('createFilter()', () => {
  const activities = [
    { id: 4, type: 0, transaction: {} },
    { id: 3, type: 9 },
    { id: 2, type: 0, transaction: {} },
  ];
  const loadedPages = appendPage(appendPage([], page(activities)), page([{ id: 1, type: 9 }]));

  it('keeps the activities of its kinds, page by page', () => {
    const filtered = createFilter(['transaction'], 'all')(loadedPages);
    expect(filtered.map((step) => idsOf([step]))).to.deep.equal([[4, 2], []]);
  });

  it('returns the same page for the same page', () => {
    const filter = createFilter(['transaction'], 'all');
    expect(filter(loadedPages)[0]).to.equal(filter(loadedPages)[0]);
  });

  it('returns all pages if there are no kinds', () => {
    expect(createFilter([], 'all')(loadedPages)).to.equal(loadedPages);
  });
});

describe('a page of thousands of activities', () => {
  const thousands = page(items(...Array.from({ length: 3000 }, (_, n) => 9000 - n)), true);

  it('is added in portions of 200', () => {
    let list = withPage(emptyList, thousands);
    expect(idsOf(list.shown)).to.have.lengthOf(200);
    expect(list.shown.at(-1)).to.include({ cursor: 8801, complete: false });
    list = withPage(list, thousands);
    expect(idsOf(list.shown)).to.have.lengthOf(400);
  });

  it('is merged with the known activities in portions of 200', () => {
    expect(idsOf(refreshed(shown(items(9000, 8999, 8000)), thousands))).to.have.lengthOf(200);
    const known = shown(items(8999, 8801));
    expect(idsOf(refreshed(known, thousands)).slice(0, 3)).to.deep.equal([9000, 8999, 8998]);
  });

  it('is added as a whole if it has exactly 200', () => {
    const exact = page(items(...Array.from({ length: 200 }, (_, n) => 900 - n)), true);
    const { shown: taken } = withPage(emptyList, exact);
    expect(taken.at(-1)).to.include({ cursor: 701, complete: true });
  });
});
