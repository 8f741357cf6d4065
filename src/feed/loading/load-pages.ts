import type { ReactiveControllerHost } from 'lit';
import { withCursorFallback } from '../../api/cursor-fallback.js';
import type { ActivityPage, FetchAttempt } from '../../api/index.js';
import { FeedError } from '../../api/index.js';
import { needsNextPage } from '../../api/paging.js';
import type { FeedDelegate } from '../feed-delegate.js';
import { isAuthError, isTokenReplaced } from '../feed-request.js';
import type { FeedState } from '../feed-state.js';
import { restoreList } from '../restore-list.js';
import { type AccountPage, fetchAccountPage } from './fetch-account-page.js';
import type { Load } from './load.js';
import { maxPages } from './load.js';

/** What a load works with. */
export interface LoadContext {
  readonly host: ReactiveControllerHost;
  readonly state: FeedState;
  readonly delegate: FeedDelegate;
  readonly onAttempt: (attempt: FetchAttempt) => void;
}

/** What a load has loaded. */
export interface LoadResult {
  /** The last page. */
  readonly page: ActivityPage;
  /** How many newer activities became pending. */
  readonly pendingAdded: number;
}

/**
 * Loads pages, one after the other, until the load has what it is for, and folds each into the list.
 *
 * @returns `undefined` if a response belongs to another account than the list: nothing was added.
 * @throws {FeedError} for the page that failed. What was loaded before it stays in the list.
 */
export const loadPages = async (
  load: Load,
  context: LoadContext,
  signal: AbortSignal,
): Promise<LoadResult | undefined> => {
  const { host, state } = context;
  for (;;) {
    const next = await fetchNext(load, context, signal);
    const isOtherAccount = state.accountKey !== undefined && next.accountKey !== state.accountKey;
    if (isOtherAccount && state.list.isStarted) return undefined;
    const result = addPage(load, next, context);
    if (result) return result;
    // Render what was found so far, while the load continues.
    host.requestUpdate();
  }
};

/** Fetches the next page of a load; again if the document has replaced a refused token meanwhile. */
const fetchNext = async (
  { phase, pages }: Load,
  { state, onAttempt }: LoadContext,
  signal: AbortSignal,
): Promise<AccountPage> => {
  const { list } = state;
  for (;;) {
    const { request } = state;
    if (!request) throw signal.reason;
    try {
      const before = phase === 'refresh' ? pages : list.allPages;
      const result = await withCursorFallback(
        before.at(-1)?.cursor,
        () => before.flatMap(({ activities }) => activities),
        (olderThan) =>
          fetchAccountPage(request, {
            // A load of the first page may need further ones.
            phase: phase === 'first' && pages.length > 0 ? 'more' : phase,
            olderThan,
            signal,
            onAttempt,
          }),
      );
      // A custom `fetch` may ignore the signal.
      signal.throwIfAborted();
      return result;
    } catch (error) {
      signal.throwIfAborted();
      const isRefused = error instanceof FeedError && isAuthError(error);
      if (!isRefused || !isTokenReplaced(request, state.request)) throw error;
    }
  }
};

/**
 * Folds a page into the list.
 *
 * @returns `undefined` if the load needs another page.
 */
export const addPage = (
  load: Load,
  { page, accountKey }: AccountPage,
  { state, delegate }: Pick<LoadContext, 'state' | 'delegate'>,
): LoadResult | undefined => {
  const { list } = state;
  state.accountKey = accountKey;
  load.pages.push(page);
  if (state.isConcealed) {
    state.isConcealed = false;
    // Nothing tells whether the member is still the same: keep this page only.
    if (!state.isAccountKnown) {
      list.clear();
      list.append(page);
      return { page, pendingAdded: 0 };
    }
  }
  if (load.phase === 'refresh') return addNewerPage(load, page, state);
  const restored = restoreList(state, page);
  if (restored) delegate.listRestored(restored.scrollPosition);
  else if (needsNextPage(list.append(page))) return undefined;
  return needsMoreRows(load, state) ? undefined : { page, pendingAdded: 0 };
};

/** Collects the pages of a refresh until they overlap with the list, then folds them in at once. */
const addNewerPage = (
  { pages }: Load,
  page: ActivityPage,
  state: FeedState,
): LoadResult | undefined => {
  const { list } = state;
  const isBridged = page.complete || list.overlaps(page);
  if (!isBridged && pages.length < maxPages) return undefined;
  const before = list.pending.length;
  list.addNewer(pages);
  [state.newestPage] = pages;
  const pendingAdded = list.pending.length - (list.replacesShown ? 0 : before);
  return { page, pendingAdded: Math.max(0, pendingAdded) };
};

/** Whether a list of some kinds lacks a page of rows. */
const needsMoreRows = ({ rowGoal, pages, pageLimit }: Load, { list }: FeedState): boolean =>
  list.isFiltered &&
  list.isComplete === false &&
  pages.length < pageLimit &&
  list.activities.length < rowGoal;
