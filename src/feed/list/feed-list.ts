import type { ActivityFilter, ActivityKind } from '../../activities/index.js';
import { matchesFilter } from '../../activities/index.js';
import type { ActivityPage } from '../../api/index.js';
import type { LoadedPage, LoadedPages } from '../../api/paging.js';
import { appendPage, isKnown, newActivities } from '../../api/paging.js';
import { markBesideIssues, mergeNewer } from './merge.js';

/** The loaded part of one member's history. An immutable value. */
export interface FeedList {
  /** The pages shown, in order. */
  readonly shown: LoadedPages;
  /** The pages as the server has them now, pending activities included. The same value if none is pending. */
  readonly latest: LoadedPages;
  /** Whether the two do not overlap: then the latest pages replace those shown. */
  readonly replacesShown: boolean;
}

const noPage: LoadedPages = [];

export const emptyList: FeedList = { shown: noPage, latest: noPage, replacesShown: false };

/**
 * How many activities of a page are shown at once. The API sends 20. A server that sends the whole history
 * in one page would otherwise freeze the device; the rest follows as further pages.
 */
const maxActivitiesPerPage = 200;

const append = (pages: LoadedPages, page: ActivityPage): LoadedPages =>
  appendPage(pages, page, undefined, maxActivitiesPerPage);

/** The list with one more page at its end. */
export const withPage = (list: FeedList, page: ActivityPage): FeedList => {
  const shown = append(list.shown, page);
  if (list.latest === list.shown) return { ...list, shown, latest: shown };
  return { ...list, shown, latest: list.replacesShown ? list.latest : append(list.latest, page) };
};

/**
 * Whether a page of newer activities leaves no gap before the list: its last activity is known, or it
 * holds the oldest known one.
 */
export const overlaps = (
  { latest }: FeedList,
  { activities }: Pick<ActivityPage, 'activities'>,
): boolean => {
  const last = activities.at(-1)?.id;
  if (last !== undefined && isKnown(latest, last)) return true;
  const oldest = latest.findLast((page) => page.activities.length > 0)?.activities.at(-1)?.id;
  return oldest !== undefined && activities.some(({ id }) => id === oldest);
};

/**
 * The list after its newest pages were fetched again. Known activities are updated in place. New ones are
 * pending, since rows must not move while somebody reads. If the pages do not overlap with the list,
 * activities may be missing in between; then the pages replace the list once the pending ones are shown.
 */
export const withNewer = (list: FeedList, pages: readonly ActivityPage[]): FeedList => {
  const fetched = pages.reduce(append, noPage);
  const listed = fetched.flatMap(({ activities }) => activities);
  const replacesShown = !fetched.some((page) => overlaps(list, page));
  const latest = markBesideIssues(
    replacesShown ? fetched : mergeNewer(list.latest, listed),
    fetched,
  );
  const isNew = replacesShown || list.replacesShown || newActivities(list.shown, latest).length > 0;
  if (!isNew) return { shown: latest, latest, replacesShown: false };
  const known = listed.filter(({ id }) => isKnown(list.shown, id));
  const shown = markBesideIssues(mergeNewer(list.shown, known), fetched);
  return { shown, latest, replacesShown: replacesShown || list.replacesShown };
};

/** The list with its pending activities shown. */
export const withPendingShown = ({ latest }: FeedList): FeedList => ({
  shown: latest,
  latest,
  replacesShown: false,
});

/**
 * Makes a function that keeps the activities of some kinds (all if there are none) that match the member's
 * filter. The same page gives the same result.
 */
export const createFilter = (
  kinds: readonly ActivityKind[],
  chosen: ActivityFilter,
): ((pages: LoadedPages) => LoadedPages) => {
  if (kinds.length === 0 && chosen === 'all') return (pages) => pages;
  const filtered = new WeakMap<LoadedPage, LoadedPage>();
  const filter = (page: LoadedPage): LoadedPage => {
    let result = filtered.get(page);
    if (!result) {
      const activities = page.activities.filter(
        ({ kind }) => (kinds.length === 0 || kinds.includes(kind)) && matchesFilter(chosen, kind),
      );
      result = activities.length < page.activities.length ? { ...page, activities } : page;
      filtered.set(page, result);
    }
    return result;
  };
  return (pages) => pages.map(filter);
};
