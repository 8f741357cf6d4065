import type { Activity, ActivityPage, FeedError, FeedPhase } from '../api/index.js';

/** The activities of a list or of a result, in the order they are shown. */
export type Activities = readonly Activity[];

/**
 * - `idle`: there is no request to send.
 * - `loading`: the first page or a further one is being loaded.
 * - `ready`: the list is shown.
 * - `error`: the last load failed.
 */
export type FeedStatus = 'idle' | 'loading' | 'ready' | 'error';

/** What the controller notifies its host of. Each method is called after the change was rendered. */
export interface FeedDelegate {
  /** A page was loaded, or pending activities were shown. `activities` became visible. */
  pageLoaded(page: ActivityPage, activities: Activities, phase: FeedPhase): void;
  /** `count` more newer activities are pending. */
  pendingAdded(count: number): void;
  /** The last page of the history is shown. */
  historyEnded(): void;
  loadFailed(error: FeedError): void;
  /** The scroll position to store with the list, as a JSON value. */
  scrollPosition(): unknown;
  /** The next render shows the list of an earlier visit, which was stored with this scroll position. */
  listRestored(scrollPosition: unknown): void;
}
