import type { ActivityPage } from '../api/index.js';
import type { FeedState } from './feed-state.js';
import { sessionMemory } from './session-memory.js';

const isStorable = ({ list, request, isAccountKnown, isConcealed }: FeedState): boolean =>
  request?.restore === true && list.isStarted && isAccountKnown && !isConcealed;

/**
 * Stores the list and the scroll position for a later visit, if the request asks for `restore`. To be called
 * when a response has confirmed the session.
 */
export const storeList = (state: FeedState, scrollPosition: () => unknown): void => {
  const { list, request, accountKey } = state;
  if (!request || !isStorable(state)) return;
  sessionMemory.save(request.key, accountKey ?? '', list.allPages, scrollPosition());
};

/** Updates the stored list. If it is gone, the site has cleared it, perhaps after a sign-out: it stays so. */
export const updateStoredList = (state: FeedState, scrollPosition: () => unknown): void => {
  if (state.request && sessionMemory.has(state.request.key)) storeList(state, scrollPosition);
};

/**
 * Restores the list of an earlier visit. The first page was fetched again, and has to overlap with the
 * stored list: otherwise activities between the two might be missing.
 *
 * @returns the stored scroll position, or `undefined` if nothing was restored.
 */
export const restoreList = (
  state: FeedState,
  firstPage: ActivityPage,
): { readonly scrollPosition: unknown } | undefined => {
  const { list, request, accountKey = '', isAccountKnown } = state;
  if (!request || list.isStarted) return undefined;
  const prune = () => sessionMemory.prune(request.key, isAccountKnown ? accountKey : '');
  // The first access to the storage is slow. Without `restore`, it comes after the rows.
  if (request.restore) prune();
  else setTimeout(prune);
  if (!request.restore || !isAccountKnown) return undefined;
  const stored = sessionMemory.load(request.key, accountKey);
  return stored && list.restore(stored.pages, firstPage) ? stored : undefined;
};
