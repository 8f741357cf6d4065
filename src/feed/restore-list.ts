import type { ActivityPage } from '../api/index.js';
import type { FeedState } from './feed-state.js';
import { sessionMemory } from './session-memory.js';

/** Stores the list and the scroll position for a later visit, if the request asks for `restore`. */
export const storeList = (
  { list, request, accountKey, isAccountKnown }: FeedState,
  scrollPosition: () => unknown,
): void => {
  if (!request?.restore || !list.isStarted || !isAccountKnown) return;
  sessionMemory.save(request.key, accountKey ?? '', list.allPages, scrollPosition());
};

/**
 * Restores the list of an earlier visit. The first page was fetched again, and has to overlap with the
 * stored list: otherwise activities between the two might be missing.
 *
 * @returns the stored scroll position, or `undefined` if nothing was restored.
 */
export const restoreList = (
  { list, request, accountKey, isAccountKnown }: FeedState,
  firstPage: ActivityPage,
): { readonly scrollPosition: unknown } | undefined => {
  if (!request?.restore || list.isStarted || !isAccountKnown) return undefined;
  const stored = sessionMemory.load(request.key, accountKey ?? '');
  return stored && list.restore(stored.pages, firstPage) ? stored : undefined;
};
