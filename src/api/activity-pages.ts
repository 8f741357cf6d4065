import { fetchPage } from './checked-fetch-page.js';
import { withCursorFallback } from './cursor-fallback.js';
import type { FetchOptions } from './fetch-options.js';
import type { LoadedPages } from './paging.js';
import { appendPage, needsNextPage } from './paging.js';
import type { ActivityPage } from './parse-page.js';
import type { ActivityQuery } from './query.js';

/**
 * Iterates over a member's whole history, page by page, newest first. Each page is fetched when the
 * iteration reaches it. Each activity comes once, even if the server repeats it.
 *
 * ```js
 * for await (const page of activityPages({ user: 'customer@stamps.co.id' }, { token })) {
 *   for (const activity of page.activities) console.log(summarize(activity));
 * }
 * ```
 *
 * @throws {FeedError} for the page that failed. To continue later, start a new iteration with the
 *   `cursor` of the last page as `olderThan`.
 */
export async function* activityPages(
  query: ActivityQuery,
  options: FetchOptions = {},
): AsyncGenerator<ActivityPage, void, undefined> {
  let loaded: LoadedPages = [];
  let olderThan = query.olderThan;
  for (;;) {
    const page = await withCursorFallback(
      olderThan,
      () => loaded.flatMap(({ activities }) => activities),
      (cursor) => fetchPage({ ...query, olderThan: cursor }, options),
    );
    loaded = appendPage(loaded, page, olderThan);
    const { activities = [], complete = true } = loaded.at(-1) ?? {};
    // A page without new activities may still have issues and messages.
    yield { ...page, activities, complete };
    if (complete) return;
    needsNextPage(loaded);
    olderThan = page.cursor;
  }
}
