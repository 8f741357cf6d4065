import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isOtherPage } from '../api/given-page.js';
import type { ActivityPage, FeedPhase, FetchAttempt } from '../api/index.js';
import { FeedError, pageSize } from '../api/index.js';
import { added, mustGoOn } from '../api/paging.js';
import type { Activities, Load } from './load.js';
import { unheeded } from './load.js';
import { Loader } from './loader.js';
import { memory } from './memory.js';
import { PageLife } from './page-life.js';
import type { OwnedPage } from './page-task.js';
import { inPhase } from './page-task.js';
import type { FeedListener, FeedRequest, FeedStatus } from './request.js';
import { canHealOnline, isRefusal, isRenewed, signOut } from './request.js';
import { ShownList } from './shown-list.js';

/** How many pages one load may fetch: to find a screenful of some kinds, or to bridge a gap. */
const mostPages = 5;

const nothingNew: Promise<Activities> = Promise.resolve([]);

/**
 * Loads the list of one identity, page by page.
 *
 * The task fetches one page at a time and forgets the last one when it fails; so the list lives
 * beside it. Everything that belongs to an identity (the list, the error, the load under way) is
 * replaced at once when the identity changes, before the host renders.
 */
export class FeedController implements ReactiveController {
  readonly list = new ShownList();
  /** Why the last load failed; `undefined` once another one has begun. */
  error: FeedError | undefined;
  /** What the feed asks for now, if it makes sense. */
  request: FeedRequest | undefined;

  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #listener: FeedListener;
  #key: string | undefined;
  /** Counts the identities: one that comes back is another one. */
  #identity = 0;
  /** Whose pages these are, by the answers; `undefined` if none has told yet. */
  #owner: string | undefined;
  /** The page that was given and is shown, or was. */
  #given: ActivityPage | undefined;
  #isBack = false;
  #newest: ActivityPage | undefined;
  #revealing = nothingNew;
  #loader: Loader;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    listener: FeedListener,
  ) {
    this.#host = host;
    this.#listener = listener;
    this.#loader = new Loader(host, {
      request: () => this.request,
      olderThan: ({ phase, pages }) =>
        phase === 'refresh' ? pages.at(-1)?.cursor : this.list.cursor,
      take: (load, page) => this.#take(load, page),
      fail: (load, error) => this.#fail(load, error),
    });
    host.addController(this);
    new PageLife(host, {
      back: () => {
        this.#isBack = true;
        host.requestUpdate();
      },
      left: () => {
        this.#remember();
        this.#loader.leave();
      },
      hidden: () => this.#remember(),
      online: () => {
        if (this.error && canHealOnline(this.error)) void this.retry();
      },
    });
  }

  get status(): FeedStatus {
    if (this.error) return 'error';
    if (this.loading) return 'loading';
    return this.list.isStarted ? 'ready' : 'idle';
  }

  /** Which page is under way, the first or one more; `undefined` if none is. */
  get loading(): 'first' | 'more' | undefined {
    const phase = this.#loader.load?.phase;
    return phase === 'refresh' ? undefined : phase;
  }

  /** Whether what is under way failed before. */
  get isRetrying(): boolean {
    return this.#loader.load?.isRetry === true;
  }

  /** Whether the history is known to go on: false before the first page and after the last. */
  get hasMore(): boolean {
    return this.list.isComplete === false;
  }

  /** The last tries, newest last. */
  get attempts(): readonly FetchAttempt[] {
    return this.#loader.attempts;
  }

  /** Takes what the host's properties ask for now: a request, nothing, or what is wrong with them. */
  configure(next: FeedRequest | FeedError | undefined): void {
    const isError = next instanceof FeedError;
    const key = isError ? next.message : next?.key;
    const request = isError ? undefined : next;
    const before = this.request;
    this.request = request;
    const isOther = this.list.only(request?.kinds ?? []);
    if (key !== this.#key) {
      this.#key = key;
      signOut(before, request);
      if (before) memory.forget(before.key);
      this.#empty();
      if (isError) this.#report(next);
      else if (request) this.#open(request);
    } else if (this.error && isRefusal(this.error) && isRenewed(before, request)) {
      void this.retry();
    } else if (isOther && this.hasMore && !this.error && this.list.activities.length < pageSize) {
      void this.loadMore();
    }
  }

  /** Loads the next page, or the first one if there is none yet. */
  loadMore(): Promise<Activities> {
    // A look that nobody asked for gives way.
    if (this.#loader.load?.isQuiet) this.#loader.leave();
    if (this.#loader.load?.phase === 'refresh')
      return this.#after(this.#loader.load, () => this.loadMore());
    if (this.#loader.load) return this.#loader.load.promise;
    if (!this.list.isStarted) return this.#start('first');
    return this.hasMore ? this.#start('more') : Promise.resolve([]);
  }

  /** Fetches the newest pages again: known activities are brought up to date, newer ones wait. */
  refresh(): Promise<Activities> {
    if (this.#loader.load?.phase === 'more')
      return this.#after(this.#loader.load, () => this.refresh());
    if (this.#loader.load) {
      this.#loader.load.isQuiet = false;
      return this.#loader.load.promise;
    }
    return this.#start(this.list.isStarted ? 'refresh' : 'first');
  }

  /** Refreshes, unless something else is under way; nobody but who calls hears of a failure. */
  poll(): Promise<Activities> {
    if (this.#loader.load || this.status !== 'ready') return Promise.resolve([]);
    return this.#start('refresh', true);
  }

  /** Shows the newer activities that wait. */
  showNew(): Promise<Activities> {
    if (this.#newest && this.list.waiting.length > 0) this.#revealing = this.#reveal(this.#newest);
    return this.#revealing;
  }

  /** Does again what failed. */
  retry(): Promise<Activities> {
    if (this.#loader.load) return this.#loader.load.promise;
    return this.error ? this.#start(this.error.phase) : Promise.resolve([]);
  }

  hostUpdate(): void {
    // A first page that was given up when the element left is asked for again, once the properties
    // that may have changed meanwhile are in.
    if (this.#isBack && !this.list.isStarted && !this.error && !this.#loader.load) {
      void this.#start('first');
    }
    this.#isBack = false;
  }

  /** Shows the first page that was given; fetches it, if none was. */
  #open({ token, initialPage }: FeedRequest): void {
    if (!initialPage || !isOtherPage(initialPage, this.#given)) {
      void this.#start('first');
      return;
    }
    this.#given = initialPage;
    // Of a token that is yet to come, only the next answer tells whose merchant's it is.
    const owner = typeof token === 'object' ? undefined : (initialPage.memberKey ?? '');
    this.#take(this.#begin('first'), { page: initialPage, owner });
  }

  /** Whether it is known whose list this is. Behind a proxy that does not tell, it is not. */
  #isOwnedBy(owner: string | undefined): owner is string {
    return owner !== undefined && (owner !== '' || this.request?.token !== undefined);
  }

  #remember(): void {
    const { list, request } = this;
    if (!request?.restore || !list.isStarted || !this.#isOwnedBy(this.#owner)) return;
    memory.save(request.key, this.#owner, list.wholePaging, this.#listener.place());
  }

  /** Takes up what the tab remembers, if this first page shows that it still holds. */
  #recall(page: ActivityPage): boolean {
    const { list, request } = this;
    if (!request?.restore || list.isStarted || !this.#isOwnedBy(this.#owner)) return false;
    const saved = memory.recall(request.key, this.#owner);
    if (!saved || !list.restore(saved.paging, page)) return false;
    this.#listener.returned(saved.place);
    return true;
  }

  #reveal(page: ActivityPage): Promise<Activities> {
    if (this.list.startsOver) this.#loader.leave();
    const activities = this.list.reveal();
    if (this.#loader.load) this.#loader.load.before = this.list.paging;
    this.#host.requestUpdate();
    return new Promise((resolve) => {
      const settle = (tell?: () => void) => {
        this.#revealing = nothingNew;
        tell?.();
        resolve(tell ? activities : []);
      };
      const tell = () => this.#listener.loaded(page, activities, 'refresh');
      this.#whenShown(() => settle(tell), settle);
    });
  }

  #start(phase: FeedPhase, isQuiet = false): Promise<Activities> {
    if (!this.#host.isConnected) return Promise.resolve([]);
    if (!this.request) {
      // Idle, or an attribute makes no request possible: then that is why nothing comes.
      return this.error ? unheeded(Promise.reject(this.error)) : Promise.resolve([]);
    }
    const load = this.#begin(phase, isQuiet);
    this.#loader.fetch(load);
    return load.promise;
  }

  #begin(phase: FeedPhase, isQuiet = false): Load {
    const isRetry = this.error !== undefined;
    this.error = undefined;
    return this.#loader.begin({ phase, isRetry, isQuiet, before: this.list.paging });
  }

  /** What has to wait for a load: a further page for a refresh, or the other way round. */
  #after(load: Load, next: () => Promise<Activities>): Promise<Activities> {
    const identity = this.#identity;
    const go = () => (identity === this.#identity ? next() : []);
    load.next ??= unheeded(load.promise.then(go, go));
    return load.next;
  }

  /** Leaves everything of one identity behind. */
  #empty(): void {
    this.#loader.leave();
    this.#clear();
    this.error = undefined;
  }

  #clear(): void {
    this.#identity += 1;
    this.list.clear();
    this.#newest = undefined;
    this.#owner = undefined;
  }

  #take(load: Load, { page, owner }: Partial<OwnedPage> & Pick<OwnedPage, 'page'>): void {
    if (this.list.isStarted && this.#owner !== undefined && owner !== this.#owner) {
      // Somebody else has signed in: nothing that is here is theirs, and this page may begin anywhere.
      if (this.request) memory.forget(this.request.key);
      this.#empty();
      this.#loader.again(this.#begin('first'));
      return;
    }
    this.#owner = owner;
    load.pages.push(page);
    if (load.phase === 'refresh') this.#takeNewer(load, page);
    else if (!this.#recall(page) && mustGoOn(this.list.add(page))) this.#loader.again(load);
    else if (this.#wantsMore(load)) this.#loader.again(load);
    else this.#complete(load, page);
  }

  /** Goes on until the newer pages reach what is known; a gap that is too wide is left to the list. */
  #takeNewer(load: Load, page: ActivityPage): void {
    const isBridged = page.complete || this.list.isReachedBy(page);
    if (!isBridged && load.pages.length < mostPages) {
      this.#loader.again(load);
      return;
    }
    const waited = this.list.waiting.length;
    this.list.addNewer(load.pages);
    [this.#newest] = load.pages;
    const count = this.list.waiting.length - (this.list.startsOver ? 0 : waited);
    this.#complete(load, page, Math.max(0, count));
  }

  /** Whether a list of some kinds lacks a screenful still; after a few pages the reader is asked first. */
  #wantsMore({ before, pages }: Load): boolean {
    if (!this.list.isFiltered || !this.hasMore || pages.length >= mostPages) return false;
    return added(before, this.list.paging).length < pageSize;
  }

  #complete(load: Load, page: ActivityPage, found = 0): void {
    const activities = added(load.before, this.list.paging);
    const hadEnd = load.before.at(-1)?.complete === true;
    this.#settle(load, () => {
      // Who waits is told, though a listener be broken: after what the listeners asked to be rendered.
      try {
        const isHeard = !load.isQuiet || activities.length > 0;
        if (isHeard) this.#listener.loaded(page, activities, load.phase);
        if (found > 0) this.#listener.found(found);
        if (!this.hasMore && !hadEnd) this.#listener.ended();
      } finally {
        load.resolve(activities);
      }
    });
  }

  #fail(load: Load, cause: FeedError): void {
    const { memberKey } = cause;
    if (this.request && isRefusal(cause)) memory.forget(this.request.key);
    const isSignedOut = memberKey !== undefined && this.list.isStarted && memberKey !== this.#owner;
    // Whose rows these are has left: there is nothing to go on with.
    if (isSignedOut) this.#clear();
    const error = isSignedOut ? inPhase(cause, 'first') : cause;
    const isHeard = isSignedOut || !load.isQuiet;
    if (isHeard) this.error = error;
    this.#settle(load, () => {
      try {
        if (isHeard) this.#listener.failed(error);
      } finally {
        load.reject(error);
      }
    });
  }

  #report(error: FeedError): void {
    this.error = error;
    this.#whenShown(() => this.#listener.failed(error));
  }

  /** Ends a load: once its outcome is on the page, tells it. */
  #settle(load: Load, tell: () => void): void {
    this.#loader.end();
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
