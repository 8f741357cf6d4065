import type { Activity, ActivityId } from '../activities/index.js';
import { FeedError } from './errors.js';

/** Whether a server may have refused `older_than`, because it has deleted that activity since. */
const isCursorRefused = (error: unknown): boolean =>
  error instanceof FeedError && (error.status === 400 || error.status === 404);

/**
 * Requests a further page. If the server refuses its cursor, the page is requested once more with the id
 * before it. The result then overlaps with the list, which takes each id once.
 *
 * @param activities what the list ends with, the cursor included.
 * @param request requests the page that follows a cursor.
 */
export const withCursorFallback = async <T>(
  olderThan: ActivityId | undefined,
  activities: () => readonly Activity[],
  request: (olderThan: ActivityId | undefined) => Promise<T>,
): Promise<T> => {
  try {
    return await request(olderThan);
  } catch (error) {
    if (olderThan === undefined || !isCursorRefused(error)) throw error;
    const before = activities().findLast(({ id }) => id !== olderThan)?.id;
    if (before === undefined) throw error;
    return request(before);
  }
};
