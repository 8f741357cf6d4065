import type { Activity, ActivityPage, FeedPhase } from '../api/index.js';
import { FeedError } from '../api/index.js';
import type { Paging } from '../api/paging.js';

export type Activities = readonly Activity[];

/** One call of `loadMore`, `refresh` or `retry`, with the promise that all who wait for it share. */
export interface Load {
  readonly phase: FeedPhase;
  /** Whether it does again what failed. */
  readonly isRetry: boolean;
  /** Nobody asked for it (a poll): its failure is nobody's concern either. */
  isQuiet: boolean;
  /** What was shown when it began, and what somebody has had shown since. */
  before: Paging;
  /** The pages that it has fetched so far. */
  readonly pages: ActivityPage[];
  readonly promise: Promise<Activities>;
  readonly resolve: (activities: Activities) => void;
  readonly reject: (error: FeedError) => void;
  /** What is to come after it, for all who asked for that meanwhile. */
  next?: Promise<Activities>;
}

/**
 * A promise whose rejection nobody has to handle: the press of a button is nobody's promise, and a
 * failure is told by `error` and an event.
 */
export const unheeded = (promise: Promise<Activities>): Promise<Activities> => {
  promise.catch(() => {});
  return promise;
};

/** Begins a load that nobody has to wait for. */
export const createLoad = (start: Pick<Load, 'phase' | 'isRetry' | 'isQuiet' | 'before'>): Load => {
  let settle!: Pick<Load, 'resolve' | 'reject'>;
  const promise = new Promise<Activities>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { ...start, pages: [], promise: unheeded(promise), ...settle };
};

/** The error for a failure that nobody foresaw. */
export const unreadable = (cause: unknown, phase: FeedPhase): FeedError =>
  new FeedError(
    'invalid-response',
    'The answer could not be read. Try again; if it stays so, report it.',
    { phase, cause },
  );
