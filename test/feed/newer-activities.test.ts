import { expect } from 'chai';
import { newActivities } from '../../src/api/paging.js';
import {
  emptyList,
  type FeedList,
  overlaps,
  withNewer,
  withPage,
  withPendingShown,
} from '../../src/feed/list/feed-list.js';
import { activitiesOf, idsOf, items, listOf, page, shown } from './helpers/lists.js';

describe('a list without pending activities', () => {
  it('shares its pages with the latest list', () => {
    const list = withPage(emptyList, page(items(9, 8)));
    expect(list.latest).to.equal(list.shown);
    const after = withNewer(list, [page(items(9, 8))]);
    expect(after.shown[0]).to.equal(list.shown[0]);
  });
});

describe('newer activities', () => {
  const list = listOf(shown(items(9, 8), items(7, 6)));
  const pendingIds = ({ shown, latest }: FeedList) =>
    newActivities(shown, latest).map(({ id }) => id);

  it('are pending and leave the shown list unchanged', () => {
    const after = withNewer(list, [page(items(11, 10, 9))]);
    expect(pendingIds(after)).to.deep.equal([11, 10]);
    expect(after.shown).to.deep.equal(list.shown);
    expect(after.replacesShown).to.equal(false);
  });

  it('are pending in order if they fill several pages', () => {
    const pages = [page(items(15, 14)), page(items(13, 12)), page(items(12, 11, 9))];
    const after = withNewer(list, pages);
    expect(pendingIds(after)).to.deep.equal([15, 14, 13, 12, 11]);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([15, 14, 13, 12, 11, 9, 8, 7, 6]);
  });

  it('precede activities that were already pending', () => {
    const once = withNewer(list, [page(items(11, 10, 9))]);
    const twice = withNewer(once, [page(items(12, 11, 10))]);
    expect(pendingIds(twice)).to.deep.equal([12, 11, 10]);
  });

  it('update pending activities', () => {
    const once = withNewer(list, [page(items(10, 9))]);
    const pages = [page([{ id: 10, notes: 'Canceled' }, { id: 9 }])];
    const [activity] = activitiesOf(withNewer(once, pages).latest);
    expect(activity?.notes).to.equal('Canceled');
  });

  it('replace a list that they do not reach, but only once they are shown', () => {
    const pages = [page(items(30, 29)), page(items(28, 27))];
    const after = withNewer(list, pages);
    expect(idsOf(after.shown)).to.deep.equal([9, 8, 7, 6]);
    expect(pendingIds(after)).to.deep.equal([30, 29, 28, 27]);
    expect(after.replacesShown).to.equal(true);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([30, 29, 28, 27]);
    const later = withNewer(after, [page(items(31, 30))]);
    expect(idsOf(withPendingShown(later).shown)).to.deep.equal([31, 30, 29, 28, 27]);
  });

  it('overlap the list if they reach it, pending activities included, or go beyond it', () => {
    expect(overlaps(list, page(items(12, 9)))).to.equal(true);
    expect(overlaps(list, page(items(12, 11)))).to.equal(false);
    expect(overlaps(list, page(items(9, 90)))).to.equal(false);
    expect(overlaps(list, page(items(9, 8, 7, 6, 5)))).to.equal(true);
    const waiting = withNewer(list, [page(items(12, 9))]);
    expect(overlaps(waiting, page(items(13, 12)))).to.equal(true);
  });

  it('are combined with a further page', () => {
    const after = withPage(withNewer(list, [page(items(10, 9))]), page(items(5, 4)));
    expect(idsOf(after.shown)).to.deep.equal([9, 8, 7, 6, 5, 4]);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([10, 9, 8, 7, 6, 5, 4]);
  });

  it('are pending even if they are older, and appear where the server lists them', () => {
    const after = withNewer(list, [page(items(9, 90, 8))]);
    expect(idsOf(after.shown)).to.deep.equal([9, 8, 7, 6]);
    expect(pendingIds(after)).to.deep.equal([90]);
    expect(idsOf(withPendingShown(after).shown)).to.deep.equal([9, 90, 8, 7, 6]);
  });
});
