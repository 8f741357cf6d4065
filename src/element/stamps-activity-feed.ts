import type { PropertyValues } from 'lit';
import { adoptStyles, html, nothing } from 'lit';
import type { Activity, ActivityPage, FeedPhase } from '../api/index.js';
import { FeedError } from '../api/index.js';
import { FeedController } from '../feed/feed-controller.js';
import { Polling } from '../feed/polling.js';
import { formatTag, messagesFor, overrideMessages, registerMessages } from '../locales/registry.js';
import { AutoLoad } from './controllers/auto-load.js';
import { FeedKeys } from './controllers/keyboard-navigation.js';
import { Language } from './controllers/language.js';
import { Reader } from './controllers/reader.js';
import { Return } from './controllers/scroll-restoration.js';
import { Today } from './controllers/today.js';
import { setStates } from './custom-states.js';
import type { FeedDiagnostics } from './diagnostics.js';
import { diagnosticsOf } from './diagnostics.js';
import { StampsEndEvent, StampsErrorEvent, StampsLoadEvent } from './events.js';
import { requestOf } from './feed-request.js';
import { formatsFor } from './format/formats.js';
import { FeedProperties } from './properties.js';
import { pages } from './rows/pages.js';
import type { RenderRow, RowContext } from './rows/row.js';
import { warmUp } from './rows/warm-up.js';
import {
  button,
  empty,
  end,
  errorText,
  failure,
  idle,
  loading,
  noneYet,
  showNew,
} from './states.js';
import { styles } from './styles/index.js';
import { RowCopies } from './templates/row-copies.js';
import { warnOnce } from './warn-once.js';

const queryProperties = [
  'token',
  'tokenType',
  'tokenUrl',
  'getToken',
  'user',
  'merchantIds',
  'merchantGroup',
  'apiUrl',
  'fetch',
  'types',
  'initialPage',
  'restore',
] as const;

/** Whether two records hold the same values: rows are written anew only when something changed. */
const sameValues = (a: RowContext, b: RowContext | undefined): boolean =>
  Object.entries(a).every(([name, value]) => b && Reflect.get(b, name) === value);

/**
 * Shows a loyalty member what happened to their stamps: what they earned, spent, lost and got back,
 * newest first, with a button that loads more.
 *
 * @summary A loyalty member's activity feed.
 * @tagname stamps-activity-feed
 *
 * @attr {string} lang - The language, as for any element. Unless set, that of the nearest ancestor or of the document.
 * @attr {'ltr' | 'rtl' | 'auto'} dir - The direction, as for any element.
 *
 * @slot header - Above the feed.
 * @slot footer - Below the feed.
 * @slot loading - In place of the skeleton, while the first page is loading.
 * @slot idle - While the feed sends no request, because it has no user or no token.
 * @slot empty - When the member has no activity.
 * @slot error - When the first page could not be loaded; the retry button stays below it.
 * @slot end - Below the last activity.
 * @slot load-more - The label of the button that loads more.
 * @slot retry - The label of that button after a failure.
 * @slot KIND - A `<template>` that replaces the inside of the rows of this kind. `[[title]]` inserts what the row shows, `[[raw.store.name]]` a field of the API's response.
 * @slot activity - A `<template>` for the rows of all kinds that have no template of their own.
 * @slot icon-KIND - A `<template>` with the merchant's own icon for this kind.
 *
 * @csspart feed - The list of activities.
 * @csspart group-heading - The heading of a month or a day.
 * @csspart activity - The box of one activity. Further names of the same box: its kind (`transaction`, `redemption`, …), its status (`status-created`, `status-canceled`, `status-open`), and `credit` or `debit` for what it does to the member's account.
 * @csspart icon - The icon of the activity's kind.
 * @csspart title - The activity's name, or the name of its kind.
 * @csspart merchant - The merchant's name.
 * @csspart store - The store's name.
 * @csspart time - When it happened.
 * @csspart stamps - The stamps gained or lost.
 * @csspart amount - The money gained or lost.
 * @csspart status - "Canceled" or "In progress".
 * @csspart reference - The invoice or transaction number.
 * @csspart channel - Where it happened, such as "POS".
 * @csspart notes - The activity's notes.
 * @csspart load-more - The button that loads more; after a failure it is `retry` too.
 * @csspart show-new - The button that shows pending newer activities.
 * @csspart retry - The same button after a failure.
 * @csspart error - The text that says why a page could not be loaded.
 * @csspart empty - The text for a member without activity.
 * @csspart idle - The text while the feed sends no request.
 * @csspart end - The text below the last activity.
 * @csspart skeleton - The placeholder for the first rows while they load.
 *
 * @cssprop [--stamps-feed-color=inherit] - Text.
 * @cssprop [--stamps-feed-color-muted] - Secondary text. Unless set, a lighter shade of the text.
 * @cssprop [--stamps-feed-accent=#0f6b57] - Icons, the button and the focus ring. In dark mode `#6fd6bb`.
 * @cssprop [--stamps-feed-color-credit=#0b7040] - Stamps and money gained. In dark mode `#6bd897`.
 * @cssprop [--stamps-feed-color-debit] - Stamps and money lost. Unless set, the colour of the text.
 * @cssprop [--stamps-feed-color-error=#b3261e] - Error texts. In dark mode `#ffb4ab`.
 * @cssprop [--stamps-feed-background=transparent] - Behind everything.
 * @cssprop [--stamps-feed-border-color] - Lines between activities. Unless set, a faint shade of the text.
 * @cssprop [--stamps-feed-font=inherit] - Font family.
 * @cssprop [--stamps-feed-font-size] - Size of the titles; all other sizes follow. Unless set, the inherited size, but at least 1rem and 14px.
 * @cssprop [--stamps-feed-space=1rem] - The unit of all distances.
 * @cssprop [--stamps-feed-radius=0.75rem] - Corners.
 * @cssprop [--stamps-feed-focus-color] - The focus ring. Unless set, the accent.
 * @cssprop [--stamps-feed-heading-color] - Group headings. Unless set, the secondary text's colour.
 * @cssprop [--stamps-feed-row-padding] - Above and below an activity. Unless set, seven eighths of the space.
 * @cssprop [--stamps-feed-icon-size=2.5rem] - Width and height of an icon's disc.
 * @cssprop [--stamps-feed-icon-color] - An icon. Unless set, the accent.
 * @cssprop [--stamps-feed-icon-background] - An icon's disc. Unless set, a faint shade of the icon.
 * @cssprop [--stamps-feed-button-color] - The button's text. Unless set, the accent.
 * @cssprop [--stamps-feed-button-background=transparent] - The button.
 * @cssprop [--stamps-feed-button-border-color] - The button's border. Unless set, the lines' colour.
 *
 * @cssState loading - The first page is loading.
 * @cssState loading-more - A further page is loading.
 * @cssState error - The last request failed.
 * @cssState empty - The member has no activity.
 * @cssState idle - The feed sends no request, because it has no user or no token.
 * @cssState complete - The last page is shown.
 *
 * @event {StampsLoadEvent} stamps-load - Fired after a page of activities has been rendered: `page`, `activities` (those that became visible), `hasMore`.
 * @event {StampsErrorEvent} stamps-error - Fired when a page could not be loaded, or when an attribute makes a request impossible: `error`.
 * @event {StampsEndEvent} stamps-end - Fired after the last page of the history has been rendered.
 */
export class StampsActivityFeed extends FeedProperties {
  static override readonly styles = styles;

  /** For a page whose script tag gives it no modules to import from. */
  static readonly registerMessages = registerMessages;
  static readonly overrideMessages = overrideMessages;

  /** @internal */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  #internals = this.attachInternals?.();
  #context: RowContext | undefined;
  /** The `renderRow` that gave what can't be rendered. */
  #broken: RenderRow | undefined;
  #language = new Language(this);
  #today = new Today(this, () => this.timeZone);
  #keys = new FeedKeys(this);
  #reader = new Reader(this);
  #return = new Return(this, () => this.restore);
  #copies = new RowCopies(this);
  #feed = new FeedController(this, {
    pageLoaded: (page, activities, phase) => this.#loaded(page, activities, phase),
    loadFailed: (error) => this.#failed(error),
    scrollPosition: () => this.#return.place,
    listRestored: (place) => this.#reader.goBack(this.#return.read(place)),
    pendingAdded: (count) => this.#reader.found(count, this.#context as RowContext),
    historyEnded: () => this.dispatchEvent(new StampsEndEvent()),
  });

  constructor() {
    super();
    new Polling(
      this,
      () => this.refreshInterval,
      () => this.#feed.poll(),
    );
    new AutoLoad(
      this,
      () => this.autoLoad && this.hasMore && this.status === 'ready',
      () => this.loadMore(),
    );
  }

  /** The activities shown, in the order of the API, which is newest first. */
  get activities(): readonly Activity[] {
    return this.#feed.list.activities;
  }

  /** Whether there are more pages: false before the first page and after the last. */
  get hasMore(): boolean {
    return this.#feed.hasMore;
  }

  /** The number of pending newer activities, which wait behind the button that shows them. */
  get newCount(): number {
    return this.#feed.list.pending.length;
  }

  /** `idle` (no request is possible), `loading` (the first page or a further one), `ready` or `error`. */
  get status(): 'idle' | 'loading' | 'ready' | 'error' {
    return this.#feed.status;
  }

  /** Why the last request failed; `undefined` as soon as another one has started. */
  get error(): FeedError | undefined {
    return this.#feed.error;
  }

  /**
   * Loads the next page. Calls during a request share that request.
   *
   * @returns the activities that became visible; none at the end, while idle, or if the feed was
   *   given something else to show. Rejects with the `FeedError` that stands in `error`.
   */
  loadMore(): Promise<readonly Activity[]> {
    return this.#current.loadMore();
  }

  /**
   * Requests the newest activities again. Rows that are shown are updated; newer activities are pending
   * (`newCount`) until the user or `showNew()` shows them.
   *
   * @returns the activities that became visible: none, unless there was none before. Rejects with the `FeedError` that stands in `error`.
   */
  refresh(): Promise<readonly Activity[]> {
    return this.#current.refresh();
  }

  /**
   * Shows the pending newer activities at the top.
   *
   * @returns the activities that became visible.
   */
  showNew(): Promise<readonly Activity[]> {
    this.#reader.holdPlace();
    return this.#current.showNew();
  }

  /**
   * Repeats the request that failed; does nothing if none did.
   *
   * @returns the activities that became visible. Rejects with the `FeedError` that stands in `error`.
   */
  retry(): Promise<readonly Activity[]> {
    return this.#current.retry();
  }

  /**
   * Summarizes the state of the feed for a support ticket: version, status, and the outcome and
   * duration of the last requests. It contains no personal data.
   */
  diagnostics(): FeedDiagnostics {
    return diagnosticsOf(this.#current);
  }

  /** @internal */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /**
   * What a server wrote is written anew, before it is seen: with the reader's time zone, and by the
   * words that this page has registered. It has the same shape, so that nothing moves.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot;
    if (!root) return super.createRenderRoot();
    this.#reader.takeOver(root);
    root.replaceChildren();
    adoptStyles(root, StampsActivityFeed.elementStyles);
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || queryProperties.some((name) => changed.has(name))) this.#configure();
    const { timeZone, currency, groupBy, headingLevel, rowSlots } = this;
    const renderRow = this.renderRow === this.#broken ? undefined : this.renderRow;
    const { templates } = this.#copies;
    const { tag } = this.#language;
    const messages = messagesFor(tag);
    const language = formatTag(tag, messages);
    const today = this.#today.number;
    const formats = formatsFor({ messages, language, timeZone, currency, groupBy, today });
    const context = { messages, formats, headingLevel, templates, rowSlots, renderRow };
    if (!sameValues(context, this.#context)) this.#context = context;
  }

  protected override update(changed: PropertyValues<this>): void {
    try {
      super.update(changed);
    } catch (error) {
      if (!this.#context?.renderRow) throw error;
      // A row that code wrote can't be rendered: the feed goes on without that code.
      warnOnce(`what renderRow gave can't be rendered, and the default rows stand in: ${error}`);
      this.#broken = this.renderRow;
      this.#context = { ...this.#context, renderRow: undefined };
      super.update(changed);
    }
  }

  protected override updated(): void {
    setStates(this.#internals, {
      loading: this.#feed.loading === 'first',
      'loading-more': this.#feed.loading === 'more',
      error: this.status === 'error',
      empty: this.#isEmpty,
      idle: this.status === 'idle',
      complete: this.#isComplete,
    });
    const context = this.#context as RowContext;
    if (this.#feed.loading === 'first') warmUp(context);
    this.#copies.sync(this.#feed.list.pages, context);
  }

  protected override render(): unknown {
    const { list, error, status, hasMore, isRetrying } = this.#feed;
    const context = this.#context as RowContext;
    const { messages } = context;
    const busy = this.#feed.loading;
    const hasRows = this.activities.length > 0;
    return html`<div class="root" lang=${messages.language}>
      <slot name="header"></slot>
      ${this.newCount > 0 ? showNew(this.newCount, context, this.#showNew) : nothing}
      ${
        hasRows
          ? html`<div
              part="feed"
              role="feed"
              aria-label=${this.label ?? messages.label}
              aria-busy=${busy ? 'true' : 'false'}
              @keydown=${this.#keys.onKeyDown}
              @focusin=${this.#keys.onFocusIn}
            >
              ${pages(list.pages, context)}
            </div>`
          : nothing
      }
      ${busy === 'first' && !isRetrying && !hasRows ? loading(messages) : nothing}
      ${status === 'idle' ? idle(messages) : nothing}
      ${error ? failure(error, messages) : nothing}
      ${this.#isEmpty ? empty(list.isFiltered, messages) : nothing}
      ${status === 'ready' && !hasRows && hasMore ? noneYet(messages) : nothing}
      ${this.#isComplete && hasRows ? end(messages) : nothing}
      ${
        hasMore || isRetrying || (error && error.code !== 'invalid-config')
          ? button({ retry: !!error, busy: !!busy }, messages, this.#press)
          : nothing
      }
      <div class="hidden" role="status">${this.#reader.announcement}</div>
      <slot name="footer"></slot>
    </div>`;
  }

  get #isComplete(): boolean {
    return this.#feed.list.isComplete === true && !this.error;
  }

  get #isEmpty(): boolean {
    return this.#isComplete && this.activities.length === 0;
  }

  /** The controller, with what properties were set to in this very task. */
  get #current(): FeedController {
    if (this.isUpdatePending) this.#configure();
    return this.#feed;
  }

  #press = (): void => {
    if (this.error) this.retry();
    else this.loadMore();
  };

  #showNew = (): void => {
    void this.showNew();
  };

  #configure(): void {
    const request = requestOf(this, (origin) => this.tokenFor(origin), this.#feed.request);
    if (request instanceof FeedError) warnOnce(request.message);
    this.#feed.configure(request);
  }

  #loaded(page: ActivityPage, activities: readonly Activity[], phase: FeedPhase): void {
    this.#reader.loaded(activities, phase, this.#context as RowContext);
    this.dispatchEvent(new StampsLoadEvent(page, activities, this.hasMore));
  }

  #failed(error: FeedError): void {
    this.#reader.failed(error, errorText(error, (this.#context as RowContext).messages));
    this.dispatchEvent(new StampsErrorEvent(error));
  }
}
