import type { Activity, ActivityId } from '../activities/index.js';
import type { ActivityPage, FeedPhase } from '../api/index.js';
import type { Paging, PagingStep } from '../api/paging.js';
import { isKnown, step, take } from '../api/paging.js';

const sameActivity = (a: Activity, b: Activity): boolean => {
  try {
    return JSON.stringify(a.raw) === JSON.stringify(b.raw);
  } catch {
    // Nested too deep to be written: it may have changed.
    return false;
  }
};

/**
 * Whether a page leaves no hole between its end and the list: it ends among the known activities, or
 * goes beyond them.
 */
const reaches = (paging: Paging, { activities }: ActivityPage): boolean => {
  const last = activities.at(-1)?.id;
  if (last !== undefined && isKnown(paging, last)) return true;
  const oldest = paging.findLast((step) => step.activities.length > 0)?.activities.at(-1)?.id;
  return oldest !== undefined && activities.some(({ id }) => id === oldest);
};

/** The new activities of a page by the known one that they stand before; the rest is `after` the last. */
const places = (paging: Paging, listed: readonly Activity[]) => {
  const before = new Map<ActivityId, Activity[]>();
  let after: Activity[] = [];
  let last: ActivityId | undefined;
  for (const activity of listed) {
    if (isKnown(paging, activity.id)) {
      last = activity.id;
      before.set(last, after);
      after = [];
    } else after.push(activity);
  }
  return { before, last, after };
};

/** The step with these activities; the same step if all is as it was. */
const updated = (old: PagingStep, activities: readonly Activity[]): PagingStep =>
  activities.length === old.activities.length &&
  activities.every((activity, n) => activity === old.activities[n])
    ? old
    : { ...old, activities, ids: new Set(activities.map(({ id }) => id)) };

/**
 * The list after its first page was fetched anew: newer activities come before the known ones, those
 * that came late stand where the server has them, and known ones are brought up to date (a transaction
 * may have been canceled). If the page does not reach the known ones, there may be more in between: the
 * list starts over rather than hide a hole.
 */
export const refreshed = (paging: Paging, page: ActivityPage): Paging => {
  if (!reaches(paging, page)) return take([], page);
  const listed = step([], page).activities;
  const now = new Map(listed.map((activity) => [activity.id, activity]));
  const { before, last, after } = places(paging, listed);
  const top: Activity[] = [];
  const lists: Activity[][] = [];
  for (const { activities } of paging) {
    const list: Activity[] = [];
    for (const was of activities) {
      // A step keeps the activity that it begins with: what comes before it ends the step above.
      const above = list.length > 0 ? list : (lists.at(-1) ?? top);
      above.push(...(before.get(was.id) ?? []));
      const is = now.get(was.id) ?? was;
      list.push(sameActivity(was, is) ? was : is);
      if (was.id === last) list.push(...after);
    }
    lists.push(list);
  }
  const rest = paging.map((old, n) => updated(old, lists[n] ?? []));
  return top.length > 0 ? [step([], { ...page, activities: top }), ...rest] : rest;
};

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

/** What a page makes of the list: a first one begins it, one more goes on with it. */
export const changedBy = (phase: FeedPhase, paging: Paging, page: ActivityPage): Paging => {
  if (phase === 'refresh') return refreshed(paging, portionOf(page));
  return take(phase === 'first' ? [] : paging, page, undefined, portion);
};
