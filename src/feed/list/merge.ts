import type { Activity, ActivityId } from '../../activities/index.js';
import type { LoadedPage, LoadedPages } from '../../api/paging.js';
import { isKnown, toLoadedPage } from '../../api/paging.js';
import { isDifferent } from '../../api/serialized-page.js';

/**
 * Sorts the new activities by their position: those at the `top`, those `before` a known activity, and those
 * `after` the `last` known one.
 */
const positionsOf = (pages: LoadedPages, listed: readonly Activity[]) => {
  const before = new Map<ActivityId, Activity[]>();
  let top: Activity[] = [];
  let after: Activity[] = [];
  let last: ActivityId | undefined;
  for (const activity of listed) {
    if (!isKnown(pages, activity.id)) {
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

/** The page with these activities; the same page if they are the same. */
const withActivities = (page: LoadedPage, activities: readonly Activity[]): LoadedPage =>
  activities.length === page.activities.length &&
  activities.every((activity, index) => activity === page.activities[index])
    ? page
    : { ...page, activities, ids: new Set(activities.map(({ id }) => id)) };

/** Notes the activities that were fetched again beside items that could not be read. */
export const markBesideIssues = (pages: LoadedPages, fetched: LoadedPages): LoadedPages => {
  const ids = new Set(fetched.flatMap(({ besideIssues }) => besideIssues).map(({ id }) => id));
  if (ids.size === 0) return pages;
  return pages.map((page) => {
    const marked = new Set(page.besideIssues.map(({ id }) => id));
    const added = page.activities.filter(({ id }) => ids.has(id) && !marked.has(id));
    if (added.length === 0) return page;
    return { ...page, besideIssues: [...page.besideIssues, ...added] };
  });
};

/**
 * Merges the newest activities into the list. Newer ones come before the known ones, and late ones at the
 * position that the server gives them. Known ones are updated, since a transaction may have been canceled.
 *
 * @param listed the newest activities, each id once, without a gap down to a known one.
 */
export const mergeNewer = (pages: LoadedPages, listed: readonly Activity[]): LoadedPages => {
  const latest = new Map(listed.map((activity) => [activity.id, activity]));
  const { top, before, last, after } = positionsOf(pages, listed);
  const merged: Activity[][] = [];
  for (const { activities } of pages) {
    const list: Activity[] = [];
    for (const known of activities) {
      // A page keeps its first activity: what comes before it is added to the end of the page above.
      const target = list.length > 0 ? list : (merged.at(-1) ?? list);
      target.push(...(before.get(known.id) ?? []));
      const current = latest.get(known.id) ?? known;
      list.push(isDifferent(known.raw, current.raw) ? current : known);
      if (known.id === last) list.push(...after);
    }
    merged.push(list);
  }
  const rest = pages.map((page, index) => withActivities(page, merged[index] ?? []));
  if (top.length === 0) return rest;
  return [toLoadedPage([], { activities: top, cursor: top.at(-1)?.id, complete: false }), ...rest];
};
