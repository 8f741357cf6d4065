import type { PropertyValues } from 'lit';
import type { ActivityFilter } from '../activities/index.js';
import type { Activity, ActivityPage, FeedPhase } from '../api/index.js';
import { FeedError } from '../api/index.js';
import { FeedController } from '../feed/feed-controller.js';
import type { FeedStatus } from '../feed/feed-delegate.js';
import { Polling } from '../feed/polling.js';
import { showNewButton } from './buttons.js';
import { ScrollRestoration } from './controllers/scroll-restoration.js';
import { SignOut } from './controllers/sign-out.js';
import type { FeedDiagnostics } from './diagnostics.js';
import { diagnosticsOf } from './diagnostics.js';
import { StampsEndEvent, StampsFilterEvent } from './events.js';
import { requestOf } from './feed-request.js';
import { warnOfIdle } from './idle-warning.js';
import { FeedProperties, requestConverters } from './properties.js';
import { PageSizes } from './rows/page-sizes.js';
import { warnOfStrayChildren } from './stray-children.js';
import { warnOnce } from './warn-once.js';

/** Gives the rest of the element its controller. Nothing else must reach it, since it holds the token. */
export let controllerOf: (element: FeedElement) => FeedController;

export let pageSizesOf: (element: FeedElement) => PageSizes;

/**
 * The part of the element that loads: its read-only state and its methods, on top of a `FeedController`.
 * What the member sees and hears is in `StampsActivityFeed`.
 */
export abstract class FeedElement extends FeedProperties {
  #pageSizes = new PageSizes();
  #scroll = new ScrollRestoration(this, this.#pageSizes, () => this.restore);
  readonly #controller = new FeedController(this, {
    pageLoaded: (page, activities, phase) => this.pageLoaded(page, activities, phase),
    loadFailed: (error) => this.loadFailed(error),
    scrollPosition: () => this.#scroll.position,
    listRestored: (position) => this.#scroll.restore(position),
    pendingAdded: (count) => this.pendingAdded(count),
    historyEnded: () => this.dispatchEvent(new StampsEndEvent()),
  });

  /** The filter of the last rendering. */
  #filter: ActivityFilter = 'all';

  /** Whether there was a request once: then the feed is idle because the member has signed out. */
  #hasBeenActive = false;

  static {
    controllerOf = (element) => element.#controller;
    pageSizesOf = (element) => element.#pageSizes;
  }

  constructor() {
    super();
    new Polling(
      this,
      () => this.refreshInterval,
      () => this.#controller.poll(),
    );
    new SignOut(this, () => this.forget());
  }

  /** The activities shown, in the order of the API, which is newest first. */
  get activities(): readonly Activity[] {
    return this.#controller.list.activities;
  }

  /** Whether there are more pages: false before the first page and after the last. */
  get hasMore(): boolean {
    return this.#controller.hasMore;
  }

  /** The number of pending newer activities, which wait behind the button that shows them. */
  get newCount(): number {
    return this.#controller.list.pending.length;
  }

  /** `idle` (no request is possible), `loading` (the first page or a further one), `ready` or `error`. */
  get status(): FeedStatus {
    return this.#controller.status;
  }

  /** Why the last request failed; `undefined` as soon as another one has started. */
  get error(): FeedError | undefined {
    return this.#controller.error;
  }

  /**
   * Loads the next page. Calls during a request share that request.
   *
   * @returns the activities that became visible; none at the end of the history, while idle, or if
   *   the feed shows another list by then. Rejects with the `FeedError` that is in `error`.
   */
  loadMore(): Promise<readonly Activity[]> {
    return this.#upToDate.loadMore();
  }

  /**
   * Requests the newest activities again. Rows that are shown are updated; newer activities are pending
   * (`newCount`) until the user or `showNew()` shows them.
   *
   * @returns the activities that became visible: only those of a feed that had none. Rejects with the
   *   `FeedError` that is in `error`.
   */
  refresh(): Promise<readonly Activity[]> {
    return this.#upToDate.refresh();
  }

  /**
   * Shows the pending newer activities at the top.
   *
   * @returns the activities that became visible.
   */
  showNew(): Promise<readonly Activity[]> {
    this.#scroll.holdPosition();
    return this.#upToDate.showNew();
  }

  /**
   * Repeats the request that failed; does nothing if none did.
   *
   * @returns the activities that became visible. Rejects with the `FeedError` that is in `error`.
   */
  retry(): Promise<readonly Activity[]> {
    return this.#upToDate.retry();
  }

  /**
   * Forgets the member, for example when they sign out: aborts requests, empties the feed, and drops the
   * token and everything that is stored in this tab. The feed stays idle until `refresh()`, until a property
   * identifies another list, or until it gets another `initialPage`. The event `stamps-sign-out` on the
   * document does the same for all of its feeds.
   */
  forget(): void {
    this.#hasBeenActive = true;
    this.token = undefined;
    this.initialPage = undefined;
    this.removeAttribute('initial-page');
    this.#controller.forget(this.#makeRequest());
  }

  /**
   * Summarizes the state of the feed for a support ticket: version, status, and the outcome and
   * duration of the last requests. It contains no personal data.
   */
  diagnostics(): FeedDiagnostics {
    return diagnosticsOf(this.#upToDate);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The show-new button may take a line above the rows.
    if (this.newCount && !this.shadowRoot?.querySelector(showNewButton))
      this.#scroll.holdPosition();
    if (!this.hasUpdated || [...changed.keys()].some((name) => name in requestConverters)) {
      this.#applyRequest();
      this.bindToken();
    }
    if (this.initialPage && globalThis.document && !this.hasAttribute('defer-hydration')) {
      // The page is consumed, so that a later member, a clone or a snapshot does not show it.
      this.initialPage = undefined;
      this.removeAttribute('initial-page');
    }
  }

  protected override firstUpdated(): void {
    warnOfStrayChildren(this);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { filter } = this.#controller.list;
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.dispatchEvent(new StampsFilterEvent(filter));
  }

  /** The controller, after properties that were set in this task have been applied. */
  get #upToDate(): FeedController {
    if (this.isUpdatePending) this.#applyRequest();
    return this.#controller;
  }

  /** Loads what the current properties ask for. */
  #applyRequest(): void {
    const request = this.#makeRequest();
    if (request instanceof FeedError) warnOnce(request.message);
    this.#controller.configure(request);
    if (request) this.#hasBeenActive = true;
    else if (!this.#hasBeenActive) warnOfIdle(this, () => this.#hasBeenActive);
  }

  #makeRequest(): ReturnType<typeof requestOf> {
    const { request: previous } = this.#controller;
    return requestOf(this, (origin) => this.tokenFor(origin), previous);
  }

  // Called after the change has been rendered.
  protected abstract pageLoaded(
    page: ActivityPage,
    shown: readonly Activity[],
    phase: FeedPhase,
  ): void;
  protected abstract loadFailed(error: FeedError): void;
  protected abstract pendingAdded(count: number): void;
}
