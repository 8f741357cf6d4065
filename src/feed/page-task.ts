import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { ActivityId, ActivityPage, FeedPhase } from '../api/index.js';
import { fetchPage } from '../api/index.js';
import type { FeedRequest } from './request.js';

/** One page to be fetched. */
export interface PageRequest {
  readonly request: FeedRequest;
  readonly phase: FeedPhase;
  readonly olderThan: ActivityId | undefined;
}

/**
 * A task that fetches one page each time it is run. A run makes the one before it void: its answer, or
 * its failure, is never told.
 */
export const createPageTask = (
  host: ReactiveControllerHost,
  onComplete: (page: ActivityPage) => void,
  onError: (error: unknown) => void,
): Task<[PageRequest], ActivityPage> =>
  new Task<[PageRequest], ActivityPage>(host, {
    autoRun: false,
    task: ([{ request, phase, olderThan }], { signal }) =>
      fetchPage({ ...request.query, olderThan }, { ...request.options, phase, signal }),
    onComplete,
    onError,
  });
