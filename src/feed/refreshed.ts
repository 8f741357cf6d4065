import type { Activity } from '../activities/index.js';
import type { ActivityPage, FeedPhase } from '../api/index.js';
import type { Paging, PagingStep } from '../api/paging.js';
import { isKnown, step, take } from '../api/paging.js';

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

/**
 * The list after its first page was fetched anew: newer activities come before the known ones, and
 * known ones are brought up to date (a transaction may have been canceled). If the page does not
 * reach the known ones, there may be more in between: the list starts over rather than hide a hole.
 */
export const refreshed = (paging: Paging, page: ActivityPage): Paging => {
  const meets = page.activities.some(({ id }) => isKnown(paging, id));
  if (!meets) return take([], page);
  const newest = step(paging, page);
  const rest = paging.map((old) => updated(old, page.activities));
  return newest.activities.length > 0 ? [newest, ...rest] : rest;
};

/** What a page makes of the list: a first one begins it, one more goes on with it. */
export const changedBy = (phase: FeedPhase, paging: Paging, page: ActivityPage): Paging => {
  if (phase === 'refresh') return refreshed(paging, page);
  return take(phase === 'first' ? [] : paging, page);
};
