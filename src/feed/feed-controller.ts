import type { ReactiveController } from 'lit';
import type { ActivityFilter } from '../activities/index.js';
import type { ActivityPage, FeedPhase } from '../api/index.js';
import { FeedError, pageSize } from '../api/index.js';
import { digestOfPage } from '../api/serialized-page.js';
import type { Activities, FeedDelegate } from './feed-delegate.js';
import type { FeedHost } from './feed-host.js';
import { FeedNotifier } from './feed-notifier.js';
import type { FeedRequest } from './feed-request.js';
import {
  forgetReplacedToken,
  isAuthError,
  isTokenReplaced,
  shouldRetryOnReturn,
} from './feed-request.js';
import { FeedState } from './feed-state.js';
import { LoadedFeed } from './loaded-feed.js';
import type { Load } from './loading/load.js';
import { restartSearch, startAfter, suppressUnhandled } from './loading/load.js';
import { LoadTask } from './loading/load-task.js';
import { PageLifecycle } from './page-lifecycle.js';
import { PendingActivities } from './pending-activities.js';
import { updateStoredList } from './restore-list.js';
import { sessionMemory } from './session-memory.js';

const noActivities: Promise<Activities> = Promise.resolve([]);

const keyOf = (next: FeedRequest | FeedError | undefined): string | undefined =>
  next instanceof FeedError ? next.message : next?.key;

/**
 * Loads the list of one member, page by page.
 *
 * 1. In `willUpdate`, the host calls `configure` with a request. A request with another `key` is another
 *    identity: the list is emptied before the host renders, and its first page is loaded.
 * 2. A command (`loadMore`, `refresh`, `poll`, `retry`) starts a load. Only one load runs at a time;
 *    further calls share its promise, or wait for it.
 * 3. A load is one run of the `@lit/task`. Inside it, `loadPages` fetches pages in a loop and folds each
 *    into the list. Starting another load aborts the run, and its late responses are ignored.
 * 4. The host renders the result. Then the delegate is notified and the load's promise settles.
 *
 * The list lives outside the task, so rows survive a failed page.
 */
export class FeedController extends LoadedFeed implements ReactiveController {
  #host: FeedHost;
  #delegate: FeedDelegate;
  #state: FeedState;
  #notifier: FeedNotifier;
  /** The key of the request or the message of the error that `configure` was called with last. */
  #key: string | undefined;
  #task: LoadTask;
  /** The digest of the last `initialPage` that was shown: the same content again is ignored. */
  #initialPageDigest: string | undefined;
  #pending: PendingActivities;
  #hasReturned = false;
  /** Whether the member has signed out: nothing is loaded until somebody asks for it. */
  #isForgotten = false;

  constructor(host: FeedHost, delegate: FeedDelegate) {
    const state = new FeedState();
    const notifier = new FeedNotifier(host, delegate, state);
    const task = new LoadTask(host, state, delegate, notifier);
    super(state, task);
    this.#host = host;
    this.#delegate = delegate;
    this.#state = state;
    this.#notifier = notifier;
    this.#task = task;
    this.#pending = new PendingActivities(state, task, notifier);
    host.addController(this);
    new PageLifecycle(host, {
      returned: () => {
        this.#hasReturned = true;
        host.requestUpdate();
      },
      removed: () => {
        this.#store();
        this.#task.abort();
      },
      left: () => {
        this.#store();
        this.#task.abort();
        this.#state.isConcealed = this.list.isStarted;
        host.requestUpdate();
      },
      hidden: () => this.#store(),
      resumed: () => {
        const load = this.#task.current;
        this.#retryOnReturn(this.error);
        // What was sent before may fail only now.
        if (load && !load.isRetry) load.promise.catch((error) => this.#retryOnReturn(error));
      },
    });
  }

  /** Takes what the host's properties ask for: a request, nothing, or what is wrong with them. */
  configure(next: FeedRequest | FeedError | undefined): void {
    const state = this.#state;
    const isError = next instanceof FeedError;
    const key = keyOf(next);
    const before = state.request;
    const request = isError ? undefined : next;
    state.request = request;
    const { filter } = this.list;
    const hasFilter = request?.filters?.includes(filter);
    const hasOtherRows = this.list.show(request?.kinds ?? [], hasFilter ? filter : 'all');
    if (key !== this.#key) {
      this.#key = key;
      this.#isForgotten = false;
      forgetReplacedToken(before, request);
      if (before) sessionMemory.remove(before.key);
      this.#empty();
      if (isError) {
        state.error = next;
        this.#notifier.invalid(next);
      }
      if (request) this.#loadFirst(request);
    } else if (this.#isForgotten) {
      if (request?.initialPage) this.#takeInitialPage(request, request.initialPage);
    } else if (this.error && isAuthError(this.error) && isTokenReplaced(before, request)) {
      void this.retry();
    } else if (hasOtherRows) {
      void this.#findRows();
    }
  }

  /**
   * Shows what matches the filter that the member has chosen.
   *
   * @returns the load that goes on until there is a page of it, if one is needed.
   */
  setFilter(filter: ActivityFilter): Promise<Activities> | undefined {
    if (!this.list.show(this.request?.kinds ?? [], filter)) return undefined;
    this.#host.requestUpdate();
    return this.#findRows();
  }

  /** Loads the next page, or the first one if there is none yet. */
  loadMore(): Promise<Activities> {
    // Cancel a background poll in favor of a user action.
    if (this.#task.current?.isBackground && !this.isConcealed) this.#task.abort();
    const load = this.#task.current;
    if (load?.phase === 'refresh') return this.#after(load, () => this.loadMore());
    if (!load && this.isConcealed) return this.#confirm();
    if (load) return load.promise;
    if (!this.list.isStarted) return this.#start('first');
    return this.hasMore ? this.#start('more') : noActivities;
  }

  /** Loads the newest pages again: updates the known activities, and makes newer ones pending. */
  refresh(): Promise<Activities> {
    const load = this.#task.current;
    this.#isForgotten = false;
    if (load?.phase === 'more') return this.#after(load, () => this.refresh());
    if (!load) return this.#start(this.list.isStarted ? 'refresh' : 'first');
    load.isBackground = false;
    return load.promise;
  }

  /** Refreshes if no load runs. A failure rejects the promise and is not shown in the feed. */
  poll(): Promise<Activities> {
    if (this.#task.current || this.status !== 'ready') return noActivities;
    return this.#start('refresh', true);
  }

  /** Shows the pending activities. */
  showNew(): Promise<Activities> {
    return this.#pending.show();
  }

  /** Repeats what failed. */
  retry(): Promise<Activities> {
    if (this.#task.current) return this.#task.current.promise;
    if (this.error && this.isConcealed) return this.#confirm();
    return this.error ? this.#start(this.error.phase) : noActivities;
  }

  /**
   * Forgets the member: aborts, empties the list, and drops the token and what is stored in this tab. Then the
   * feed stays idle until `refresh`, another identity, or another initial page.
   *
   * @param next the request that the host would make now. It is not sent.
   */
  forget(next: FeedRequest | FeedError | undefined): void {
    this.#empty();
    forgetReplacedToken(this.request, undefined);
    sessionMemory.clear();
    this.#key = keyOf(next);
    this.#state.request = next instanceof FeedError ? undefined : next;
    this.#isForgotten = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const hasReturned = this.#hasReturned && !this.#task.current;
    this.#hasReturned = false;
    if (hasReturned && this.isConcealed) void this.#confirm();
    // Leaving aborts the load of a first page. It starts again here, when changed properties are known.
    else if (hasReturned && !this.list.isStarted && !this.error) void this.#start('first');
  }

  /** Loads the first page of an identity, or takes the one that the document came with. */
  #loadFirst(request: FeedRequest): void {
    const { initialPage } = request;
    if (!initialPage || !this.#takeInitialPage(request, initialPage)) void this.#start('first');
  }

  /** @returns whether the page was taken. The same content a second time is ignored. */
  #takeInitialPage({ token }: FeedRequest, page: ActivityPage): boolean {
    const digest = digestOfPage(page);
    if (digest === this.#initialPageDigest) return false;
    this.#initialPageDigest = digest;
    this.#isForgotten = false;
    // The merchant of a token that is not there yet is known with the next response.
    const accountKey = typeof token === 'object' ? undefined : (page.memberKey ?? '');
    this.#task.start({ phase: 'first' }, { page, accountKey });
    return true;
  }

  /** Confirms that the member whose rows are concealed is still signed in. A new token comes first. */
  #confirm(): Promise<Activities> {
    forgetReplacedToken(this.request, undefined);
    return this.#start('refresh', true);
  }

  /** Loads on where other kinds are shown and there are too few of them. */
  #findRows(): Promise<Activities> | undefined {
    const isNeeded = this.hasMore && !this.error && this.list.activities.length < pageSize;
    const more = isNeeded ? this.loadMore() : undefined;
    if (this.#task.current) restartSearch(this.#task.current);
    return more;
  }

  /** Repeats what failed, if a return may heal it. */
  #retryOnReturn(error: FeedError | undefined): void {
    if (error && error === this.error && shouldRetryOnReturn(error)) void this.retry();
  }

  #after(load: Load, next: () => Promise<Activities>): Promise<Activities> {
    const { generation } = this.#state;
    return startAfter(load, () => (generation === this.#state.generation ? next() : []));
  }

  #start(phase: FeedPhase, isBackground = false): Promise<Activities> {
    if (!this.#host.isConnected || this.#isForgotten) return noActivities;
    if (this.request) return this.#task.start({ phase, isBackground }).promise;
    return this.error ? suppressUnhandled(Promise.reject(this.error)) : noActivities;
  }

  /** Drops everything that belongs to the identity so far. */
  #empty(): void {
    this.#task.abort();
    this.#state.clear();
    this.#state.error = undefined;
  }

  #store(): void {
    updateStoredList(this.#state, () => this.#delegate.scrollPosition());
  }
}
