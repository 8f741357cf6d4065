import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { inPhase } from '../../api/errors.js';
import type { FeedPhase, FetchAttempt } from '../../api/index.js';
import { FeedError } from '../../api/index.js';
import { newActivities } from '../../api/paging.js';
import type { FeedDelegate } from '../feed-delegate.js';
import type { FeedNotifier } from '../feed-notifier.js';
import { isAuthError } from '../feed-request.js';
import type { FeedState } from '../feed-state.js';
import { storeList } from '../restore-list.js';
import { sessionMemory } from '../session-memory.js';
import type { AccountPage } from './fetch-account-page.js';
import type { Load, LoadOptions } from './load.js';
import { createLoad } from './load.js';
import { addPage, type LoadContext, type LoadResult, loadPages } from './load-pages.js';

/** How many of the last requests are kept for diagnostics. */
const maxAttempts = 20;

const toFeedError = (cause: unknown, phase: FeedPhase): FeedError =>
  cause instanceof FeedError
    ? cause
    : new FeedError('invalid-response', 'The response could not be read. Try again.', {
        phase,
        cause,
      });

/**
 * Runs one load at a time, each as one run of a `@lit/task`: the task aborts the load before it, and
 * `loadPages` is the loop inside it.
 */
export class LoadTask {
  #notifier: FeedNotifier;
  #context: LoadContext;
  #task: Task<[Load], void>;
  #current: Load | undefined;
  #attempts: readonly FetchAttempt[] = [];

  constructor(
    host: ReactiveControllerHost,
    state: FeedState,
    delegate: FeedDelegate,
    notifier: FeedNotifier,
  ) {
    this.#notifier = notifier;
    const onAttempt = (attempt: FetchAttempt) => {
      this.#attempts = [...this.#attempts, attempt].slice(-maxAttempts);
    };
    this.#context = { host, state, delegate, onAttempt };
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

  /**
   * Starts a load.
   *
   * @param initialPage the first page, if the document came with it. It is added in the same task, so that a
   *   server can render it, too.
   */
  start(options: Pick<LoadOptions, 'phase' | 'isBackground'>, initialPage?: AccountPage): Load {
    const { state } = this.#context;
    const isRetry = state.error !== undefined;
    const load = createLoad({ ...options, isRetry, pagesBefore: state.list.pages });
    state.error = undefined;
    this.#current = load;
    const result = initialPage && addPage(load, initialPage, this.#context);
    if (result) this.#complete(load, result);
    else void this.#task.run([load]);
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
    try {
      const result = await loadPages(load, this.#context, signal);
      if (load !== this.#current) return;
      if (result) this.#complete(load, result);
      else this.#startOver();
    } catch (error) {
      if (load === this.#current) this.#fail(load, toFeedError(error, load.phase));
    }
  }

  #complete(load: Load, result: LoadResult): void {
    const { state, delegate } = this.#context;
    this.#current = undefined;
    // A response has confirmed the session: from now on, the list may be stored.
    if (load.phase === 'first') storeList(state, () => delegate.scrollPosition());
    this.#notifier.loaded(load, result, newActivities(load.pagesBefore, state.list.pages));
  }

  /** Another member has signed in: drops the list, and loads theirs from its first page. */
  #startOver(): void {
    const { state } = this.#context;
    if (state.request) sessionMemory.remove(state.request.key);
    this.abort();
    state.clear();
    this.start({ phase: 'first' });
  }

  #fail(load: Load, cause: FeedError): void {
    const { state } = this.#context;
    const { memberKey } = cause;
    if (state.request && isAuthError(cause)) sessionMemory.remove(state.request.key);
    // The response names another account: the member whose rows are shown has signed out.
    const isSignedOut =
      memberKey !== undefined && state.list.isStarted && memberKey !== state.accountKey;
    const { isConcealed } = state;
    if (isSignedOut || (isConcealed && isAuthError(cause))) state.clear();
    const error = isSignedOut || isConcealed ? (inPhase(cause, 'first') as FeedError) : cause;
    const isVisible = isSignedOut || isConcealed || !load.isBackground;
    if (isVisible) state.error = error;
    this.#current = undefined;
    this.#notifier.failed(load, error, isVisible);
  }
}
