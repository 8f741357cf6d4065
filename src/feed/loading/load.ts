import type { ActivityPage, FeedError, FeedPhase } from '../../api/index.js';
import { pageSize } from '../../api/index.js';
import type { LoadedPages } from '../../api/paging.js';
import type { Activities } from '../feed-delegate.js';

/** How many pages one load may fetch, to find rows of some kinds or to close a gap. */
export const maxPages = 5;

/** What a load is started with. */
export interface LoadOptions {
  readonly phase: FeedPhase;
  /** Whether it repeats a load that failed. */
  readonly isRetry: boolean;
  /** The pages that are shown when it starts. */
  readonly pagesBefore: LoadedPages;
  /** Whether nothing in the feed waits for it (polling): its failure is not shown. */
  readonly isBackground?: boolean;
}

/** One call of `loadMore`, `refresh` or `retry`, with the promise that its callers share. */
export interface Load {
  readonly phase: FeedPhase;
  readonly isRetry: boolean;
  /** Becomes false when a user action joins a background load. */
  isBackground: boolean;
  /** Updated when pending activities are shown while the load runs. */
  pagesBefore: LoadedPages;
  /** The pages that it has loaded so far. */
  readonly pages: ActivityPage[];
  /** In a list of some kinds, it goes on until so many rows are shown, */
  rowGoal: number;
  /** or until it has loaded so many pages. Then the user has to ask for more. */
  pageLimit: number;
  readonly promise: Promise<Activities>;
  readonly resolve: (activities: Activities) => void;
  readonly reject: (error: FeedError) => void;
  /** The load that starts after this one, for all callers that asked for it meanwhile. */
  next?: Promise<Activities>;
}

/** Makes a load go on until a first page of rows of other kinds is shown. */
export const restartSearch = (load: Load): void => {
  load.rowGoal = pageSize;
  load.pageLimit = load.pages.length + maxPages;
};

/** Avoids `unhandledrejection`: failures are reported by `error` and an event as well. */
export const suppressUnhandled = (promise: Promise<Activities>): Promise<Activities> => {
  promise.catch(() => {});
  return promise;
};

/**
 * Starts another load when this one has ended: a refresh after a further page, or the reverse. All callers
 * that ask for it meanwhile share its promise.
 */
export const startAfter = (
  load: Load,
  start: () => Activities | Promise<Activities>,
): Promise<Activities> => {
  load.next ??= suppressUnhandled(load.promise.then(start, start));
  return load.next;
};

export const createLoad = ({
  phase,
  isRetry,
  pagesBefore,
  isBackground = false,
}: LoadOptions): Load => {
  let settle!: Pick<Load, 'resolve' | 'reject'>;
  const promise = new Promise<Activities>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return {
    phase,
    isRetry,
    pagesBefore,
    isBackground,
    pages: [],
    rowGoal: pagesBefore.reduce((sum, { activities }) => sum + activities.length, pageSize),
    pageLimit: maxPages,
    promise: suppressUnhandled(promise),
    ...settle,
  };
};
