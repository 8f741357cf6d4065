import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FeedPhase, FetchAttempt } from '../api/index.js';
import { FeedError } from '../api/index.js';
import type { Paging } from '../api/paging.js';
import { added, mustGoOn } from '../api/paging.js';
import type { Activities, Load } from './load.js';
import { createLoad, unreadable } from './load.js';
import { PageLife } from './page-life.js';
import type { OwnedPage } from './page-task.js';
import { createPageTask } from './page-task.js';
import { changedBy } from './refreshed.js';
import type { FeedListener, FeedRequest, FeedStatus } from './request.js';
import { isRenewed } from './request.js';

/** Errors that another token may heal. */
const refusals: ReadonlySet<string> = new Set([
  'unauthorized',
  'forbidden',
  'token',
  'invalid-config',
]);

/** Errors that may be the device's: it tries again when it is online. */
const connection: ReadonlySet<string> = new Set(['network', 'timeout', 'token']);

/** How many of the last tries are remembered, for `diagnostics()`. */
const remembered = 20;

/**
 * Keeps the list of one identity, page by page.
 *
 * The task fetches one page at a time and forgets the last one when it fails; so the list lives
 * here, beside it. Everything that belongs to an identity (the list, the error, the load under way)
 * is replaced at once when the identity changes, before the host renders.
 */
export class FeedController implements ReactiveController {
  /** The pages shown, in order. */
  paging: Paging = [];
  /** Why the last load failed; `undefined` once another one has begun. */
  error: FeedError | undefined;
  /** The last tries, newest last. */
  attempts: readonly FetchAttempt[] = [];

  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #listener: FeedListener;
  #key: string | undefined;
  /** Counts the identities: one that comes back is another one. */
  #identity = 0;
  /** Whose pages these are, by the answers. */
  #owner = '';
  #request: FeedRequest | undefined;
  #isBack = false;
  #sent: FeedRequest | undefined;
  #load: Load | undefined;
  #flattened: Paging = [];
  #activities: Activities = [];
  #task: ReturnType<typeof createPageTask>;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    listener: FeedListener,
  ) {
    this.#host = host;
    this.#listener = listener;
    this.#task = createPageTask(
      host,
      (page) => this.#receive(page),
      (error) => this.#fail(error),
      (attempt) => {
        this.attempts = [...this.attempts, attempt].slice(-remembered);
      },
    );
    host.addController(this);
    new PageLife(host, {
      back: () => {
        this.#isBack = true;
        host.requestUpdate();
      },
      left: () => this.#leave(),
      online: () => {
        if (this.error?.retryable && connection.has(this.error.code)) void this.retry();
      },
    });
  }

  get status(): FeedStatus {
    if (this.error) return 'error';
    if (this.loading) return 'loading';
    return this.paging.length > 0 ? 'ready' : 'idle';
  }

  /** Which page is under way, the first or one more; `undefined` if none is. */
  get loading(): 'first' | 'more' | undefined {
    const phase = this.#load?.phase;
    return phase === 'refresh' ? undefined : phase;
  }

  /** Whether what is under way failed before. */
  get isRetrying(): boolean {
    return this.#load?.isRetry === true;
  }

  /** Whether the history is known to go on: false before the first page and after the last. */
  get hasMore(): boolean {
    return this.paging.at(-1)?.complete === false;
  }

  /** Whether the last page of the history is in. */
  get isComplete(): boolean {
    return this.paging.at(-1)?.complete === true;
  }

  /** The activities shown, in order; the same list until it changes. */
  get activities(): Activities {
    if (this.#flattened !== this.paging) {
      this.#flattened = this.paging;
      this.#activities = this.paging.flatMap(({ activities }) => activities);
    }
    return this.#activities;
  }

  /** What the feed asks for now, if it makes sense. */
  get request(): FeedRequest | undefined {
    return this.#request;
  }

  /** Takes what the host's properties ask for now: a request, nothing, or what is wrong with them. */
  configure(next: FeedRequest | FeedError | undefined): void {
    const isError = next instanceof FeedError;
    const key = isError ? next.message : next?.key;
    const request = isError ? undefined : next;
    const before = this.#request;
    const renewed = isRenewed(before, request);
    this.#request = request;
    if (key !== this.#key) {
      this.#key = key;
      // Who signed out leaves no token behind; another feed of theirs asks for one again.
      if (typeof before?.token === 'object' && before.token !== request?.token) {
        before.token.forget();
      }
      this.#empty();
      if (isError) this.#report(next);
      else if (request) void this.#start('first');
    } else if (renewed && this.error && refusals.has(this.error.code)) {
      void this.retry();
    }
  }

  /** Loads the next page, or the first one if there is none yet. */
  loadMore(): Promise<Activities> {
    if (this.#load?.phase === 'refresh') return this.#after(this.#load, () => this.loadMore());
    if (this.#load) return this.#load.promise;
    if (this.paging.length === 0) return this.#start('first');
    return this.hasMore ? this.#start('more') : Promise.resolve([]);
  }

  /** Fetches the newest page again and brings the list up to date with it. */
  refresh(): Promise<Activities> {
    if (this.#load?.phase === 'more') return this.#after(this.#load, () => this.refresh());
    if (this.#load) return this.#load.promise;
    return this.#start(this.paging.length === 0 ? 'first' : 'refresh');
  }

  /** Does again what failed. */
  retry(): Promise<Activities> {
    if (this.#load) return this.#load.promise;
    return this.error ? this.#start(this.error.phase) : Promise.resolve([]);
  }

  hostUpdate(): void {
    // A first page that was given up when the element left is asked for again, once the properties
    // that may have changed meanwhile are in.
    if (this.#isBack && this.paging.length === 0 && !this.error && !this.#load) {
      void this.#start('first');
    }
    this.#isBack = false;
  }

  #start(phase: FeedPhase): Promise<Activities> {
    // On a server nothing is connected: it renders what it is given, and only a browser fetches.
    if (!this.#request || !this.#host.isConnected) return Promise.resolve([]);
    const load = this.#begin(phase);
    this.#fetch(phase);
    return load.promise;
  }

  #begin(phase: FeedPhase): Load {
    const load = createLoad(phase, this.error !== undefined);
    this.#load = load;
    this.error = undefined;
    this.#host.requestUpdate();
    return load;
  }

  #fetch(phase: FeedPhase): void {
    if (!this.#request) return;
    const olderThan = phase === 'more' ? this.paging.at(-1)?.cursor : undefined;
    this.#sent = this.#request;
    void this.#task.run([{ request: this.#request, phase, olderThan }]);
  }

  /** Another request for the same load, once the task has put the last one behind it. */
  #again(load: Load, phase: FeedPhase): void {
    queueMicrotask(() => {
      if (this.#load === load) this.#fetch(phase);
    });
  }

  #after(load: Load, next: () => Promise<Activities>): Promise<Activities> {
    const identity = this.#identity;
    const go = () => (identity === this.#identity ? next() : []);
    const promise = load.promise.then(go, go);
    promise.catch(() => {});
    return promise;
  }

  /** Gives up what is under way: who waits for it gets nothing. */
  #leave(): void {
    const load = this.#load;
    this.#load = undefined;
    this.#task.abort();
    load?.resolve([]);
  }

  /** Leaves everything of one identity behind. */
  #empty(): void {
    this.#identity += 1;
    this.#leave();
    this.paging = [];
    this.error = undefined;
    this.#owner = '';
  }

  #receive(page: OwnedPage): void {
    // The task would swallow what is thrown here, and the load would never end.
    try {
      this.#take(page);
    } catch (error) {
      this.#fail(error);
    }
  }

  #take({ page, owner }: OwnedPage): void {
    const load = this.#load;
    if (!load) return;
    if (this.paging.length > 0 && owner !== this.#owner) {
      // Somebody else has signed in: nothing that is here is theirs, and this page may begin anywhere.
      this.#empty();
      this.#again(this.#begin('first'), 'first');
      return;
    }
    this.#owner = owner;
    const before = this.paging;
    this.paging = changedBy(load.phase, before, page);
    if (load.phase !== 'refresh' && mustGoOn(this.paging)) {
      this.#again(load, 'more');
      return;
    }
    const activities = added(before, this.paging);
    this.#settle(load, () => {
      this.#listener.loaded(page, activities, load.phase);
      if (!this.hasMore && before.at(-1)?.complete !== true) this.#listener.ended();
      load.resolve(activities);
    });
  }

  #fail(cause: unknown): void {
    const load = this.#load;
    if (!load) return;
    const error = cause instanceof FeedError ? cause : unreadable(cause, load.phase);
    if (refusals.has(error.code) && isRenewed(this.#sent, this.#request)) {
      // The token that was refused has been renewed meanwhile.
      this.#again(load, load.phase);
      return;
    }
    this.error = error;
    this.#settle(load, () => {
      this.#listener.failed(error);
      load.reject(error);
    });
  }

  #report(error: FeedError): void {
    this.error = error;
    this.#whenShown(() => this.#listener.failed(error));
  }

  /** Ends a load: once its outcome is on the page, tells it. */
  #settle(load: Load, tell: () => void): void {
    this.#load = undefined;
    this.#host.requestUpdate();
    this.#whenShown(tell, () => load.resolve([]));
  }

  /** Calls back after the next rendering, unless the identity has changed until then. */
  #whenShown(then: () => void, otherwise?: () => void): void {
    const identity = this.#identity;
    const tell = () => (identity === this.#identity ? then() : otherwise?.());
    // Who waits is told, whether the rendering went well or not.
    void this.#host.updateComplete.then(tell, tell);
  }
}
