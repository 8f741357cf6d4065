import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActivityPage, FeedPhase, FetchAttempt } from '../api/index.js';
import { FeedError, pageSize } from '../api/index.js';
import { isDifferentPage } from '../api/serialized-page.js';
import type { Activities, FeedDelegate, FeedStatus } from './feed-delegate.js';
import { FeedNotifier } from './feed-notifier.js';
import type { FeedRequest } from './feed-request.js';
import {
  forgetReplacedToken,
  isAuthError,
  isTokenReplaced,
  shouldRetryOnline,
} from './feed-request.js';
import { FeedState } from './feed-state.js';
import type { ActivityList } from './list/activity-list.js';
import type { Load } from './loading/load.js';
import { suppressUnhandled } from './loading/load.js';
import { LoadTask } from './loading/load-task.js';
import { PageLifecycle } from './page-lifecycle.js';
import { storeList } from './restore-list.js';
import { sessionMemory } from './session-memory.js';

const noActivities: Promise<Activities> = Promise.resolve([]);

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
export class FeedController implements ReactiveController {
  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #delegate: FeedDelegate;
  #state = new FeedState();
  #notifier: FeedNotifier;
  /** The key of the request or the message of the error that `configure` was called with last. */
  #key: string | undefined;
  #task: LoadTask;
  /** The last `initialPage` that was shown: the same content again is ignored. */
  #initialPage: FeedRequest['initialPage'];
  #hasReturned = false;
  #showingNew = noActivities;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    delegate: FeedDelegate,
  ) {
    this.#host = host;
    this.#delegate = delegate;
    this.#notifier = new FeedNotifier(host, delegate, this.#state);
    this.#task = new LoadTask(host, this.#state, delegate, this.#notifier);
    host.addController(this);
    new PageLifecycle(host, {
      returned: () => {
        this.#hasReturned = true;
        host.requestUpdate();
      },
      left: () => {
        this.#store();
        this.#task.abort();
      },
      hidden: () => this.#store(),
      online: () => {
        if (this.error && shouldRetryOnline(this.error)) void this.retry();
      },
    });
  }

  get list(): ActivityList {
    return this.#state.list;
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

  /** Takes what the host's properties ask for: a request, nothing, or what is wrong with them. */
  configure(next: FeedRequest | FeedError | undefined): void {
    const state = this.#state;
    const isError = next instanceof FeedError;
    const key = isError ? next.message : next?.key;
    const before = state.request;
    const request = isError ? undefined : next;
    state.request = request;
    const hasOtherKinds = this.list.setKinds(request?.kinds ?? []);
    if (key !== this.#key) {
      this.#key = key;
      forgetReplacedToken(before, request);
      if (before) sessionMemory.remove(before.key);
      this.#empty();
      if (isError) {
        state.error = next;
        this.#notifier.invalid(next);
      }
      if (request) this.#loadFirst(request);
    } else if (this.error && isAuthError(this.error) && isTokenReplaced(before, request)) {
      void this.retry();
    } else if (hasOtherKinds && this.hasMore && !this.error) {
      if (this.list.activities.length < pageSize) void this.loadMore();
    }
  }

  /** Loads the next page, or the first one if there is none yet. */
  loadMore(): Promise<Activities> {
    // Cancel a background poll in favor of a user action.
    if (this.#task.current?.isBackground) this.#task.abort();
    const load = this.#task.current;
    if (load?.phase === 'refresh') return this.#after(load, () => this.loadMore());
    if (load) return load.promise;
    if (!this.list.isStarted) return this.#start('first');
    return this.hasMore ? this.#start('more') : noActivities;
  }

  /** Loads the newest pages again: updates the known activities, and makes newer ones pending. */
  refresh(): Promise<Activities> {
    const load = this.#task.current;
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
    if (this.#state.newestPage && this.list.pending.length > 0) {
      this.#showingNew = this.#showPending(this.#state.newestPage);
    }
    return this.#showingNew;
  }

  /** Repeats what failed. */
  retry(): Promise<Activities> {
    if (this.#task.current) return this.#task.current.promise;
    return this.error ? this.#start(this.error.phase) : noActivities;
  }

  hostUpdate(): void {
    // Leaving aborts the load of a first page. It starts again here, when changed properties are known.
    if (this.#hasReturned && !this.list.isStarted && !this.error && !this.#task.current) {
      void this.#start('first');
    }
    this.#hasReturned = false;
  }

  /** Loads the first page of an identity, or takes the one that the document came with. */
  #loadFirst({ token, initialPage }: FeedRequest): void {
    if (!initialPage || !isDifferentPage(initialPage, this.#initialPage)) {
      void this.#start('first');
      return;
    }
    this.#initialPage = initialPage;
    // The merchant of a token that is not there yet is known with the next response.
    const accountKey = typeof token === 'object' ? undefined : (initialPage.memberKey ?? '');
    this.#task.start({ phase: 'first' }, { page: initialPage, accountKey });
  }

  #start(phase: FeedPhase, isBackground = false): Promise<Activities> {
    if (!this.#host.isConnected) return noActivities;
    if (this.request) return this.#task.start({ phase, isBackground }).promise;
    return this.error ? suppressUnhandled(Promise.reject(this.error)) : noActivities;
  }

  #showPending(page: ActivityPage): Promise<Activities> {
    if (this.list.replacesShown) this.#task.abort();
    const activities = this.list.showPending();
    if (this.#task.current) this.#task.current.pagesBefore = this.list.pages;
    const shown = this.#notifier.pendingShown(page, activities);
    void shown.then(() => {
      this.#showingNew = noActivities;
    });
    return shown;
  }

  /** Starts another load when this one has ended: a refresh after a further page, or the reverse. */
  #after(load: Load, next: () => Promise<Activities>): Promise<Activities> {
    const { generation } = this.#state;
    const start = () => (generation === this.#state.generation ? next() : []);
    load.next ??= suppressUnhandled(load.promise.then(start, start));
    return load.next;
  }

  /** Drops everything that belongs to the identity so far. */
  #empty(): void {
    this.#task.abort();
    this.#state.clear();
    this.#state.error = undefined;
  }

  #store(): void {
    storeList(this.#state, () => this.#delegate.scrollPosition());
  }
}
