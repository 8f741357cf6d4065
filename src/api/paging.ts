import type { Activity, ActivityId } from '../activities/index.js';
import { FeedError } from './errors.js';
import type { ActivityPage } from './parse-page.js';

/** A page that was taken in: what it brought that no page before it had. */
export interface PagingStep {
  /** The cursor that the page was asked with; `undefined` for the first page. */
  readonly asked: ActivityId | undefined;
  /** The page's activities that were not known yet, each id once. */
  readonly activities: readonly Activity[];
  /** The ids of those activities. */
  readonly ids: ReadonlySet<ActivityId>;
  /** What `older_than` is for the page after it. */
  readonly cursor: ActivityId | undefined;
  /** Whether the history ends here. */
  readonly complete: boolean;
}

/** The pages taken in so far, in the order in which they are shown. A value: it never changes. */
export type Paging = readonly PagingStep[];

/** How many pages in a row may bring nothing new before the paging is given up. */
const patience = 3;

/** Whether an activity with this id was taken in. */
export const isKnown = (paging: Paging, id: ActivityId): boolean =>
  paging.some(({ ids }) => ids.has(id));

/** Makes a step of the activities of a page that are not known yet, each id once, in order. */
export const step = (
  paging: Paging,
  { activities, cursor, complete }: Pick<ActivityPage, 'activities' | 'cursor' | 'complete'>,
  asked?: ActivityId,
): PagingStep => {
  const ids = new Set<ActivityId>();
  const fresh = activities.filter(({ id }) => {
    if (ids.has(id) || isKnown(paging, id)) return false;
    ids.add(id);
    return true;
  });
  return { asked, activities: fresh, ids, cursor, complete };
};

/**
 * Takes in the page that follows. Rows are unique by id, so newer activities that push older ones
 * onto the next page duplicate nothing. The history ends with a page that says so, or with a cursor
 * that was asked before: asking again would go round in circles.
 *
 * @param limit how many new activities to take at most: the next page is asked for from there.
 */
export const take = (
  paging: Paging,
  page: ActivityPage,
  asked: ActivityId | undefined = paging.at(-1)?.cursor,
  limit = Number.POSITIVE_INFINITY,
): Paging => {
  const whole = step(paging, page, asked);
  if (whole.activities.length > limit) {
    const activities = whole.activities.slice(0, limit);
    const { id: cursor } = activities[limit - 1] as Activity;
    return [...paging, step(paging, { activities, cursor, complete: false }, asked)];
  }
  const { cursor } = page;
  const circles = cursor === asked || paging.some((earlier) => earlier.asked === cursor);
  return [...paging, { ...whole, complete: page.complete || circles }];
};

/** How many of the last pages brought nothing new. */
const staleness = (paging: Paging): number => {
  let n = 0;
  while (n < paging.length && paging.at(-1 - n)?.activities.length === 0) n++;
  return n;
};

/**
 * Whether the next page has to be asked at once, because the last one brought nothing new although
 * the history goes on.
 *
 * @throws {FeedError} `no-progress` when too many pages in a row brought nothing new.
 */
export const mustGoOn = (paging: Paging): boolean => {
  const last = paging.at(-1);
  if (!last || last.complete || last.activities.length > 0) return false;
  if (staleness(paging) % patience === 0) {
    throw new FeedError(
      'no-progress',
      `${patience} pages in a row brought no activity that was not shown already. Try again later; ` +
        'if it stays so, the server does not follow older_than.',
      { phase: 'more' },
    );
  }
  return true;
};

/**
 * The activities that came with a change of the list. A list has each id once, so of what is new in
 * it, only what stood in a page that is gone was known before.
 */
export const added = (before: Paging, after: Paging): readonly Activity[] => {
  const old = new Set(before);
  const now = new Set(after);
  const gone = new Set(before.filter((it) => !now.has(it)).flatMap(({ ids }) => [...ids]));
  return after
    .filter((it) => !old.has(it))
    .flatMap(({ activities }) => activities)
    .filter(({ id }) => !gone.has(id));
};
