import type { Activity, ActivityKind } from '../activities/index.js';
import type { ActivityPage } from '../api/index.js';
import type { Paging, PagingStep } from '../api/paging.js';
import { isKnown, step, take } from '../api/paging.js';

/** What a feed has of one member's history. A value: it never changes. */
export interface FeedList {
  /** The pages shown, in order. */
  readonly shown: Paging;
  /** Newer pages that wait to be shown, in order. */
  readonly waiting: Paging;
  /** Whether those that wait do not reach the ones shown: then they take their place. */
  readonly startsOver: boolean;
}

export const emptyList: FeedList = { shown: [], waiting: [], startsOver: false };

/** The list with the page that follows, or with its first one. */
export const withPage = (list: FeedList, page: ActivityPage): FeedList => ({
  ...list,
  shown: take(list.shown, page),
});

const sameActivity = (a: Activity, b: Activity): boolean =>
  JSON.stringify(a.raw) === JSON.stringify(b.raw);

/** The step with what the server says now of the activities in it; the same step if all is as it was. */
const updated = (old: PagingStep, now: readonly Activity[]): PagingStep => {
  const changed = now
    .filter(({ id }) => old.ids.has(id))
    .filter(
      (activity) =>
        !old.activities.some((was) => was.id === activity.id && sameActivity(was, activity)),
    );
  if (changed.length === 0) return old;
  const activities = old.activities.map((was) => changed.find(({ id }) => id === was.id) ?? was);
  return { ...old, activities };
};

/** The newest pages, fetched one after the other until they reach what is known. */
export interface Newer {
  readonly pages: readonly ActivityPage[];
  /** Whether the last of them reached it, or the end of the history. */
  readonly isBridged: boolean;
}

/** Whether a page reaches what the list has; then nothing lies in between. */
export const reaches = (list: FeedList, { activities, complete }: ActivityPage): boolean =>
  complete || activities.some(({ id }) => isKnown(list.shown, id) || isKnown(list.waiting, id));

/**
 * The list after its newest pages were fetched anew. Known activities are brought up to date in their
 * place (a transaction may have been canceled); newer ones wait, since nothing may jump under a
 * reader's eyes. If they do not reach the known ones there may be more in between: rather than hide a
 * hole, the list is to start over with them.
 */
export const withNewer = (list: FeedList, { pages, isBridged }: Newer): FeedList => {
  const now = pages.flatMap(({ activities }) => activities);
  const update = (paging: Paging) => paging.map((old) => updated(old, now));
  const all = pages.reduce<Paging>((paging, page) => take(paging, page), []);
  const known = [...list.waiting, ...list.shown];
  const isMet = now.some(({ id }) => isKnown(known, id));
  if (!isMet || !isBridged) return { shown: update(list.shown), waiting: all, startsOver: true };
  const fresh = all
    .map((page) => step(known, page))
    .filter(({ activities }) => activities.length > 0);
  return {
    shown: update(list.shown),
    waiting: [...fresh, ...update(list.waiting)],
    startsOver: list.startsOver,
  };
};

/** The list with what waits in its place. */
export const withWaitingShown = ({ shown, waiting, startsOver }: FeedList): FeedList => ({
  ...emptyList,
  shown: startsOver ? waiting : [...waiting, ...shown],
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
