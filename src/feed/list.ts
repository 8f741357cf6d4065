import type { ActivityKind } from '../activities/index.js';
import type { ActivityPage } from '../api/index.js';
import type { Paging, PagingStep } from '../api/paging.js';
import { added, isKnown, take } from '../api/paging.js';
import { merged } from './merged.js';

/** What a feed has of one member's history. A value: it never changes. */
export interface FeedList {
  /** The pages shown, in order. */
  readonly shown: Paging;
  /** The pages as the server has them now, with what waits to be shown; the same value if nothing does. */
  readonly latest: Paging;
  /** Whether those two do not meet: then the latest pages take the place of those shown. */
  readonly startsOver: boolean;
}

const noPage: Paging = [];

export const emptyList: FeedList = { shown: noPage, latest: noPage, startsOver: false };

/**
 * How many activities are taken in at once. The API gives 20; from what gives its whole history in one
 * page, the reader gets as many as a device can show at once, and the others as further pages.
 */
const portion = 200;

/** As much of a page as is taken in at once. */
const portionOf = (page: ActivityPage): ActivityPage => {
  if (page.activities.length <= portion) return page;
  const activities = page.activities.slice(0, portion);
  return { ...page, activities, cursor: activities.at(-1)?.id, complete: false };
};

const follow = (paging: Paging, page: ActivityPage): Paging =>
  take(paging, page, undefined, portion);

/** The list with the page that follows, or with its first one. */
export const withPage = (list: FeedList, page: ActivityPage): FeedList => {
  const shown = follow(list.shown, page);
  if (list.latest === list.shown) return { ...list, shown, latest: shown };
  return { ...list, shown, latest: list.startsOver ? list.latest : follow(list.latest, page) };
};

/**
 * Whether a page of newer activities leaves no hole between its end and the list: it ends among the
 * known activities, or goes beyond them.
 */
export const reaches = ({ latest }: FeedList, { activities }: ActivityPage): boolean => {
  const last = activities.at(-1)?.id;
  if (last !== undefined && isKnown(latest, last)) return true;
  const oldest = latest.findLast((step) => step.activities.length > 0)?.activities.at(-1)?.id;
  return oldest !== undefined && activities.some(({ id }) => id === oldest);
};

/**
 * The list after its newest pages were fetched anew, one after the other. Known activities are brought
 * up to date in their place; new ones wait, since nothing may jump under a reader's eyes. If the pages
 * do not reach the known activities there may be more in between: rather than hide a hole, the list is
 * to start over with them.
 */
export const withNewer = (list: FeedList, pages: readonly ActivityPage[]): FeedList => {
  const fetched = pages.map(portionOf).reduce<Paging>((paging, page) => take(paging, page), []);
  const listed = fetched.flatMap(({ activities }) => activities);
  const startsOver = !pages.some((page) => reaches(list, portionOf(page)));
  const latest = startsOver ? fetched : merged(list.latest, listed);
  const isNew = startsOver || list.startsOver || added(list.shown, latest).length > 0;
  if (!isNew) return { shown: latest, latest, startsOver: false };
  const known = listed.filter(({ id }) => isKnown(list.shown, id));
  const shown = merged(list.shown, known);
  return { shown, latest, startsOver: startsOver || list.startsOver };
};

/** The list with what waits in its place. */
export const withWaitingShown = ({ latest }: FeedList): FeedList => ({
  shown: latest,
  latest,
  startsOver: false,
});

/** The pages with the activities of some kinds only; the same step gives the same step again. */
export const createFilter = (kinds: readonly ActivityKind[]): ((paging: Paging) => Paging) => {
  if (kinds.length === 0) return (paging) => paging;
  const filtered = new WeakMap<PagingStep, PagingStep>();
  const filter = (old: PagingStep): PagingStep => {
    let step = filtered.get(old);
    if (!step) {
      const activities = old.activities.filter(({ kind }) => kinds.includes(kind));
      step = activities.length < old.activities.length ? { ...old, activities } : old;
      filtered.set(old, step);
    }
    return step;
  };
  return (paging) => paging.map(filter);
};
