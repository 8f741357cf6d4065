import { parsePage } from '../../../src/api/index.js';
import { appendPage, type LoadedPages } from '../../../src/api/paging.js';
import {
  emptyList,
  type FeedList,
  withNewer,
  withPendingShown,
} from '../../../src/feed/list/feed-list.js';

export type Item = Readonly<{ id: number; notes?: string; type?: number; transaction?: object }>;

export const items = (...ids: readonly number[]): Item[] => ids.map((id) => ({ id }));
export const page = (activities: readonly Item[], complete = false) => ({
  ...parsePage({ activities }),
  complete,
});
export const shown = (...pages: readonly (readonly Item[])[]) =>
  pages.reduce<LoadedPages>(
    (loadedPages, activities) => appendPage(loadedPages, page(activities)),
    [],
  );

export const listOf = (shown: LoadedPages): FeedList => ({ ...emptyList, shown, latest: shown });

/** These pages after the newest ones were fetched again and all pending activities shown. */
export const refreshed = (before: LoadedPages, ...pages: readonly ReturnType<typeof page>[]) =>
  withPendingShown(withNewer(listOf(before), pages)).shown;

export const activitiesOf = (loadedPages: LoadedPages) =>
  loadedPages.flatMap(({ activities }) => activities);
export const idsOf = (loadedPages: LoadedPages) => activitiesOf(loadedPages).map(({ id }) => id);
