import type { Activity, ActivityId } from '../../activities/index.js';
import type { Paging, PagingStep } from '../../api/paging.js';
import { isKnown, step } from '../../api/paging.js';

const sameActivity = (a: Activity, b: Activity): boolean => {
  try {
    return JSON.stringify(a.raw) === JSON.stringify(b.raw);
  } catch {
    // Nested too deep to be written: it may have changed.
    return false;
  }
};

/**
 * The new activities: those on `top`, those that stand `before` a known one, and those `after` the last
 * of these.
 */
const places = (paging: Paging, listed: readonly Activity[]) => {
  const before = new Map<ActivityId, Activity[]>();
  let top: Activity[] = [];
  let after: Activity[] = [];
  let last: ActivityId | undefined;
  for (const activity of listed) {
    if (!isKnown(paging, activity.id)) {
      after.push(activity);
      continue;
    }
    if (last === undefined) top = after;
    else before.set(activity.id, after);
    last = activity.id;
    after = [];
  }
  return { top, before, last, after };
};

/** The step with these activities; the same step if all is as it was. */
const updated = (old: PagingStep, activities: readonly Activity[]): PagingStep =>
  activities.length === old.activities.length &&
  activities.every((activity, n) => activity === old.activities[n])
    ? old
    : { ...old, activities, ids: new Set(activities.map(({ id }) => id)) };

/**
 * Merges a fresh first page into the list. Newer activities come before the known ones, and late ones at
 * the position that the server gives them. Known ones are updated, since a transaction may have been
 * canceled.
 *
 * @param listed each id once, without a hole down to an activity that is known.
 */
export const mergeNewer = (paging: Paging, listed: readonly Activity[]): Paging => {
  const now = new Map(listed.map((activity) => [activity.id, activity]));
  const { top, before, last, after } = places(paging, listed);
  const lists: Activity[][] = [];
  for (const { activities } of paging) {
    const list: Activity[] = [];
    for (const was of activities) {
      // A step keeps the activity that it begins with: what comes before it ends the step above.
      const above = list.length > 0 ? list : (lists.at(-1) ?? list);
      above.push(...(before.get(was.id) ?? []));
      const is = now.get(was.id) ?? was;
      list.push(is === was || sameActivity(was, is) ? was : is);
      if (was.id === last) list.push(...after);
    }
    lists.push(list);
  }
  const rest = paging.map((old, n) => updated(old, lists[n] ?? []));
  if (top.length === 0) return rest;
  return [step([], { activities: top, cursor: top.at(-1)?.id, complete: false }), ...rest];
};
