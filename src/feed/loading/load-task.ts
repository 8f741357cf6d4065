import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { FeedPhase, FetchAttempt } from '../../api/index.js';
import { FeedError } from '../../api/index.js';
import { newActivities } from '../../api/paging.js';
import type { FeedDelegate } from '../feed-delegate.js';
import type { FeedNotifier } from '../feed-notifier.js';
import { isAuthError } from '../feed-request.js';
import type { FeedState } from '../feed-state.js';
import { sessionMemory } from '../session-memory.js';
import { withPhase } from './fetch-account-page.js';
import type { Load, LoadOptions } from './load.js';
import { createLoad } from './load.js';
import { type LoadResult, loadPages } from './load-pages.js';

/** How many of the last requests are kept for diagnostics. */
const maxAttempts = 20;

const toFeedError = (cause: unknown, phase: FeedPhase): FeedError =>
  cause instanceof FeedError
    ? cause
    : new FeedError(
        'invalid-response',
        'The response could not be read. Try again, and report it if it happens again.',
        { phase, cause },
      );

/**
 * Runs one load at a time, each as one run of a `@lit/task`: the task aborts the load before it, and
 * `loadPages` is the loop inside it.
 */
export class LoadTask {
  #host: ReactiveControllerHost;
  #state: FeedState;
  #delegate: FeedDelegate;
  #notifier: FeedNotifier;
  #task: Task<[Load], void>;
  #current: Load | undefined;
  #attempts: readonly FetchAttempt[] = [];

  constructor(
    host: ReactiveControllerHost,
    state: FeedState,
    delegate: FeedDelegate,
    notifier: FeedNotifier,
  ) {
    this.#host = host;
    this.#state = state;
    this.#delegate = delegate;
    this.#notifier = notifier;
    this.#task = new Task(host, {
      autoRun: false,
      task: ([load], { signal }) => this.#run(load, signal),
    });
  }

  /** The load that runs. */
  get current(): Load | undefined {
    return this.#current;
  }

  /** The last requests, oldest first. */
  get attempts(): readonly FetchAttempt[] {
    return this.#attempts;
  }

  start(options: Pick<LoadOptions, 'phase' | 'isBackground' | 'initialPage'>): Load {
    const state = this.#state;
    const isRetry = state.error !== undefined;
    const load = createLoad({ ...options, isRetry, pagesBefore: state.list.pages });
    state.error = undefined;
    this.#current = load;
    void this.#task.run([load]);
    return load;
  }

  /** Aborts the load that runs. Its promise resolves with no activities. */
  abort(): void {
    const load = this.#current;
    this.#current = undefined;
    this.#task.abort();
    load?.resolve([]);
  }

  async #run(load: Load, signal: AbortSignal): Promise<void> {
    const onAttempt = (attempt: FetchAttempt) => {
      this.#attempts = [...this.#attempts, attempt].slice(-maxAttempts);
    };
    try {
      const loaded = await loadPages(load, {
        host: this.#host,
        state: this.#state,
        delegate: this.#delegate,
        signal,
        onAttempt,
      });
      if (load !== this.#current) return;
      if (loaded) this.#complete(load, loaded);
      else this.#startOver();
    } catch (error) {
      if (load === this.#current) this.#fail(load, toFeedError(error, load.phase));
    }
  }

  #complete(load: Load, loaded: LoadResult): void {
    this.#current = undefined;
    this.#notifier.loaded(load, loaded, newActivities(load.pagesBefore, this.#state.list.pages));
  }

  /** Another member has signed in: drops the list, and loads theirs from its first page. */
  #startOver(): void {
    const { request } = this.#state;
    if (request) sessionMemory.remove(request.key);
    this.abort();
    this.#state.clear();
    this.start({ phase: 'first' });
  }

  #fail(load: Load, cause: FeedError): void {
    const state = this.#state;
    const { memberKey } = cause;
    if (state.request && isAuthError(cause)) sessionMemory.remove(state.request.key);
    // The response names another account: the member whose rows are shown has signed out.
    const isSignedOut =
      memberKey !== undefined && state.list.isStarted && memberKey !== state.accountKey;
    if (isSignedOut) state.clear();
    const error = isSignedOut ? withPhase(cause, 'first') : cause;
    const isVisible = isSignedOut || !load.isBackground;
    if (isVisible) state.error = error;
    this.#current = undefined;
    this.#notifier.failed(load, error, isVisible);
  }
}
