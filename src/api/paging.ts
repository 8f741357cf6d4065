import type { Activity, ActivityId } from '../activities/index.js';
import { FeedError } from './errors.js';
import type { ActivityPage } from './parse-page.js';

/** A page in a list: the activities that no earlier page had. */
export interface LoadedPage {
  /** The `older_than` that the page was requested with; `undefined` for the first page. */
  readonly olderThan: ActivityId | undefined;
  /** The activities that are new with this page, each id once. */
  readonly activities: readonly Activity[];
  /** The ids of these activities. */
  readonly ids: ReadonlySet<ActivityId>;
  /** All activities of the response, if it also had items that could not be read; otherwise none. */
  readonly besideIssues: readonly Activity[];
  /** The `older_than` of the next page. */
  readonly cursor: ActivityId | undefined;
  /** Whether the history ends here. */
  readonly complete: boolean;
}

/** The pages that are loaded, in the order in which they are shown. An immutable value. */
export type LoadedPages = readonly LoadedPage[];

/** How many pages in a row may have no new activity before an error is reported. */
const maxStalePages = 3;

/** Whether an activity with this id is in the list. */
export const isKnown = (pages: LoadedPages, id: ActivityId): boolean =>
  pages.some(({ ids }) => ids.has(id));

/** Makes the next page of a list: its activities that are not known yet, each id once, in order. */
export const toLoadedPage = (
  pages: LoadedPages,
  {
    activities,
    issues = [],
    cursor,
    complete,
  }: Pick<ActivityPage, 'activities' | 'cursor' | 'complete'> &
    Partial<Pick<ActivityPage, 'issues'>>,
  olderThan?: ActivityId,
): LoadedPage => {
  const ids = new Set<ActivityId>();
  const newOnes = activities.filter(({ id }) => {
    if (ids.has(id) || isKnown(pages, id)) return false;
    ids.add(id);
    return true;
  });
  const besideIssues = issues.length > 0 ? activities : [];
  return { olderThan, activities: newOnes, besideIssues, ids, cursor, complete };
};

/**
 * Appends the page that follows. Ids are unique, so newer activities that push older ones onto the next page
 * cause no duplicates. The history ends with a page that says so, or with a cursor that was used before: to
 * request it again would be a loop.
 *
 * @param limit how many new activities are appended at most. The next page is requested from there.
 */
export const appendPage = (
  pages: LoadedPages,
  page: ActivityPage,
  olderThan: ActivityId | undefined = pages.at(-1)?.cursor,
  limit = Number.POSITIVE_INFINITY,
): LoadedPages => {
  const whole = toLoadedPage(pages, page, olderThan);
  if (whole.activities.length > limit) {
    const activities = whole.activities.slice(0, limit);
    const cursor = activities.at(-1)?.id;
    const { issues } = page;
    return [
      ...pages,
      toLoadedPage(pages, { activities, issues, cursor, complete: false }, olderThan),
    ];
  }
  const { cursor } = page;
  const isLoop = cursor === olderThan || pages.some((earlier) => earlier.olderThan === cursor);
  return [...pages, { ...whole, complete: page.complete || isLoop }];
};

/** How many of the last pages have no new activity. */
const countStalePages = (pages: LoadedPages): number => {
  const lastFresh = pages.findLastIndex(({ activities }) => activities.length > 0);
  return pages.length - 1 - lastFresh;
};

/**
 * Whether the next page has to be requested at once: the last one has no new activity, but the history goes
 * on.
 *
 * @throws {FeedError} `no-progress` when too many pages in a row have no new activity.
 */
export const needsNextPage = (pages: LoadedPages): boolean => {
  const last = pages.at(-1);
  if (!last || last.complete || last.activities.length > 0) return false;
  if (countStalePages(pages) % maxStalePages === 0) {
    throw new FeedError(
      'no-progress',
      `${maxStalePages} pages in a row had no new activity: the server ignores older_than.`,
      { phase: 'more' },
    );
  }
  return true;
};

/**
 * The activities that a list has gained. Ids are unique in a list, so an activity of a changed page is new
 * unless it stood in a page that is gone.
 */
export const newActivities = (before: LoadedPages, after: LoadedPages): readonly Activity[] => {
  const old = new Set(before);
  const current = new Set(after);
  const goneIds = new Set(
    before.filter((page) => !current.has(page)).flatMap(({ ids }) => [...ids]),
  );
  return after
    .filter((page) => !old.has(page))
    .flatMap(({ activities }) => activities)
    .filter(({ id }) => !goneIds.has(id));
};
