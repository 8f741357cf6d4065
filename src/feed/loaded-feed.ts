import type { FeedError, FetchAttempt } from '../api/index.js';
import type { FeedStatus } from './feed-delegate.js';
import type { FeedRequest } from './feed-request.js';
import type { FeedState } from './feed-state.js';
import type { ActivityList } from './list/activity-list.js';
import type { LoadTask } from './loading/load-task.js';

/** What the host renders: the state of a feed, for reading. */
export class LoadedFeed {
  #state: FeedState;
  #task: LoadTask;

  constructor(state: FeedState, task: LoadTask) {
    this.#state = state;
    this.#task = task;
  }

  get list(): ActivityList {
    return this.#state.list;
  }

  /** Whether the rows have to be hidden until a response confirms whose they are. */
  get isConcealed(): boolean {
    return this.#state.isConcealed;
  }

  /** What the feed loads; `undefined` while it is idle. */
  get request(): FeedRequest | undefined {
    return this.#state.request;
  }

  /** Why the last load failed; `undefined` once another load has started. */
  get error(): FeedError | undefined {
    return this.#state.error;
  }

  get status(): FeedStatus {
    if (this.error) return 'error';
    if (this.loading) return 'loading';
    return this.list.isStarted ? 'ready' : 'idle';
  }

  /** Whether the first page or a further one is being loaded. A refresh does not count. */
  get loading(): 'first' | 'more' | undefined {
    const phase = this.#task.current?.phase;
    return phase === 'refresh' ? undefined : phase;
  }

  /** Whether the load that runs repeats one that failed. */
  get isRetrying(): boolean {
    return this.#task.current?.isRetry === true;
  }

  /** Whether the history goes on: false before the first page and after the last. */
  get hasMore(): boolean {
    return this.list.isComplete === false;
  }

  /** The last requests, oldest first. */
  get attempts(): readonly FetchAttempt[] {
    return this.#task.attempts;
  }
}
