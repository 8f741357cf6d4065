import type { PropertyValues } from 'lit';
import type { ActivityFilter } from '../activities/index.js';
import type { Activity, ActivityPage, FeedError, FeedPhase } from '../api/index.js';
import { isUnauthorized } from '../feed/feed-request.js';
import { formatTag, messagesFor, overrideMessages, registerMessages } from '../locales/registry.js';
import { AutoLoad } from './controllers/auto-load.js';
import { FocusManager } from './controllers/focus-manager.js';
import { Ground } from './controllers/ground.js';
import { KeyboardNavigation } from './controllers/keyboard-navigation.js';
import { Language } from './controllers/language.js';
import { LiveAnnouncer } from './controllers/live-announcer.js';
import { RowDetails } from './controllers/row-details.js';
import { StickyPosition } from './controllers/sticky-position.js';
import { Today } from './controllers/today.js';
import { setCustomStates } from './custom-states.js';
import { StampsErrorEvent, StampsLoadEvent } from './events.js';
import { controllerOf, FeedElement, pageSizesOf } from './feed-element.js';
import { feedTemplate, isComplete, isEmpty } from './feed-template.js';
import { formatsFor } from './format/formats.js';
import { warnOfMissingLanguage } from './language-warning.js';
import { FeedRows } from './rows/feed-rows.js';
import type { RenderRow, RowContext } from './rows/row-context.js';
import { reuseContext } from './rows/row-context.js';
import { warmUp } from './rows/warm-up.js';
import { errorText } from './states.js';
import { adoptStylesInto } from './styles/adopt.js';
import { styles } from './styles/index.js';
import { RowCopies } from './templates/row-copies.js';
import { warnOnce } from './warn-once.js';

/**
 * Shows a loyalty member what happened to their stamps: what they earned, spent, lost and got back,
 * newest first, with a button that loads more.
 *
 * 1. Attributes, or properties, say whose activities to show and where to request them. Together they make
 *    one request. Without a user, or without a token and a proxy, the feed is `idle`.
 * 2. When they identify another member or list, the rows are removed at once and its first page is
 *    loaded. Other changes keep the rows.
 * 3. The button, or `loadMore()`, loads older pages. `refresh()` checks for newer activities, which wait
 *    behind a button of their own. Every load ends in `ready` or `error`.
 * 4. Each activity is an `<article>` in the shadow root. Parts and custom properties style it; a
 *    `<template>` in the slot of a kind, or `renderRow`, replaces its inside.
 * 5. Events are dispatched after rendering.
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
 * @slot empty-action - Below the text for a member without activity, such as a link that says how to collect stamps.
 * @slot error - When the first page could not be loaded; the retry button or the link to sign in stays below it.
 * @slot sign-in - A link or a button of the page, in place of *retry* when the member is signed out.
 * @slot end - Below the last activity.
 * @slot load-more - The label of the button that loads more.
 * @slot retry - The label of that button after a failure.
 * @slot KIND - A `<template>` that replaces the inside of the rows of this kind. `[[title]]` inserts what the row shows, `[[raw.store.name]]` a field of the API's response.
 * @slot activity - A `<template>` for the rows of all kinds that have no template of their own.
 * @slot icon-KIND - A `<template>` with the merchant's own icon for this kind.
 *
 * @csspart filters - The filters above the rows.
 * @csspart filter - One filter. The chosen one is `filter-chosen` too.
 * @csspart filter-chosen - The filter that is chosen.
 * @csspart feed - The list of activities.
 * @csspart group - The activities of one month or day.
 * @csspart page - The activities of one group that were loaded together. The browser skips those that are far from the viewport.
 * @csspart group-heading - The heading of a month or a day.
 * @csspart group-totals - What was earned and used in a month or on a day, with `group-totals`.
 * @csspart group-sticky - The copy of that heading, which stays at the top while the rows of its group are in view.
 * @csspart activity - The box of one activity. Further names of the same box: its kind (`transaction`, `redemption`, …), its status (`status-created`, `status-canceled`, `status-open`), and `credit` or `debit` for what it does to the member's account. A canceled or open activity is neither.
 * @csspart icon - The icon of the activity's kind.
 * @csspart title - The first line: where a purchase happened, or the name of a reward, a new membership level, or the kind.
 * @csspart place - Where it happened, as far as the title does not say it. The same box is `merchant` or `store`.
 * @csspart merchant - The merchant's name, as the place or in the details.
 * @csspart store - The store's name, as the place or in the details.
 * @csspart time - When it happened.
 * @csspart stamps - The stamps gained or lost.
 * @csspart amount - The money of a balance update.
 * @csspart status - "Canceled" or "In progress".
 * @csspart reference - The invoice or transaction number.
 * @csspart channel - Where it happened, such as "POS".
 * @csspart notes - The activity's notes.
 * @csspart details-toggle - The button that opens and closes the details of a row.
 * @csspart details - The details of a row, while they are open.
 * @csspart invoice - In the details of a return or refund: the invoice before and after.
 * @csspart purchase-total - In the details of a return or refund: by how much the total of the purchase has changed.
 * @csspart copy - The button that copies the reference.
 * @csspart receipt - The link to the receipt.
 * @csspart load-more - The button that loads more; after a failure it is `retry` too.
 * @csspart show-new - The button that shows pending newer activities.
 * @csspart retry - The same button after a failure.
 * @csspart sign-in - The link to sign in.
 * @csspart error - The text that says why a page could not be loaded. A second name has the error's code, such as `error-forbidden`.
 * @csspart empty - The text for a member without activity.
 * @csspart idle - The text while the feed sends no request.
 * @csspart end - The text below the last activity.
 * @csspart skeleton - The placeholder for the first rows while they load.
 *
 * @cssprop [--stamps-feed-color=inherit] - Text.
 * @cssprop [--stamps-feed-color-muted] - Secondary text. Unless set, a lighter shade of the text.
 * @cssprop [--stamps-feed-accent=#0f6b57] - Icons, the button and the focus ring. On a dark page `#6fd6bb`.
 * @cssprop [--stamps-feed-color-credit=#0b7040] - Stamps and money gained. On a dark page `#6bd897`.
 * @cssprop [--stamps-feed-color-debit] - Stamps and money lost. Unless set, the colour of the text.
 * @cssprop [--stamps-feed-color-error=#b3261e] - Error texts. On a dark page `#ffb4ab`.
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
 * @cssprop [--stamps-feed-status-color=inherit] - The text of the status, such as "Canceled".
 * @cssprop [--stamps-feed-status-background=transparent] - The pill around the status.
 * @cssprop [--stamps-feed-status-border-color] - The pill's border. Unless set, the lines' colour.
 * @cssprop [--stamps-feed-status-radius=1em] - The pill's corners.
 * @cssprop [--stamps-feed-sticky-offset] - The height of a header of the site that stays at the top. Unless set, it is measured.
 *
 * @cssState loading - The first page is loading.
 * @cssState loading-more - A further page is loading.
 * @cssState error - The last request failed.
 * @cssState filtered - The member has chosen a filter other than `all`.
 * @cssState unauthorized - It failed because the member is signed out: with `token`, `unauthorized`, `forbidden` or `redirected`.
 * @cssState empty - The member has no activity.
 * @cssState idle - The feed sends no request, because it has no user or no token.
 * @cssState complete - The last page is shown.
 *
 * @event {StampsLoadEvent} stamps-load - Fired after a page of activities has been rendered: `page`, `activities` (those that became visible), `hasMore`.
 * @event {StampsErrorEvent} stamps-error - Fired when a page could not be loaded, or when an attribute makes a request impossible: `error`.
 * @event {StampsEndEvent} stamps-end - Fired after the last page of the history has been rendered.
 * @event {StampsFilterEvent} stamps-filter - Fired after the rows of another filter have been rendered, also when a change of member resets it: `filter`.
 */
export class StampsActivityFeed extends FeedElement {
  static override readonly styles = styles;

  // Also here, for a script tag, which gives the page no module to import from.
  static readonly registerMessages = registerMessages;
  static readonly overrideMessages = overrideMessages;

  /** @internal */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  #internals = this.attachInternals?.();
  #context: RowContext | undefined;
  /** A `renderRow` whose result could not be rendered. It is not called again. */
  #failedRenderRow: RenderRow | undefined;
  #language = new Language(this);
  #today = new Today(this, () => this.timeZone);
  #keyboard = new KeyboardNavigation(this);
  #focus = new FocusManager(this);
  #announcer = new LiveAnnouncer(this, () => this.#context as RowContext);
  #details = new RowDetails(this, {
    context: () => this.#context as RowContext,
    announce: (text) => this.#announcer.announce(text),
    setTabbable: (article) => this.#keyboard.setTabbable(article),
  });
  #copies = new RowCopies(this);
  #rows = new FeedRows(this, pageSizesOf(this));

  constructor() {
    super();
    const ground = new Ground(this);
    new StickyPosition(this, () => ground.measure());
    new AutoLoad(
      this,
      () => this.autoLoad && this.hasMore && this.status === 'ready',
      () => this.loadMore(),
    );
  }

  /** @internal */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /**
   * Replaces server-rendered content before it is painted again: the browser knows the member's time
   * zone and the messages that the page has registered. It has the same size, so nothing moves.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot;
    if (root) {
      this.#focus.beforeHydration(root);
      root.replaceChildren();
    } else this.attachShadow(StampsActivityFeed.shadowRootOptions);
    this.adoptedCallback();
    return this.shadowRoot as ShadowRoot;
  }

  /** @internal Called when the element has been moved to another document. */
  adoptedCallback(): void {
    const { elementStyles } = this.constructor as typeof StampsActivityFeed;
    if (this.shadowRoot) adoptStylesInto(this.shadowRoot, elementStyles);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { timeZone, currency, groupBy, unit, headingLevel, groupTotals, rowSlots, receiptUrl } =
      this;
    const renderRow = this.renderRow === this.#failedRenderRow ? undefined : this.renderRow;
    const { templates } = this.#copies;
    const { tag } = this.#language;
    const registered = messagesFor(tag);
    const language = formatTag(tag, registered);
    const today = this.#today.dayNumber;
    const options = { language, timeZone, currency, groupBy, unit, today };
    const formats = formatsFor({ messages: registered, ...options });
    const { messages } = formats;
    const rows = { headingLevel, groupTotals, templates, rowSlots, renderRow, receiptUrl };
    const context = { messages, formats, ...rows };
    this.#context = reuseContext(context, this.#context);
  }

  protected override update(changed: PropertyValues<this>): void {
    try {
      this.#renderAll(changed);
    } catch (error) {
      if (!this.#context?.renderRow) throw error;
      warnOnce(`The result of renderRow can't be rendered: ${error}`);
      this.#failedRenderRow = this.renderRow;
      this.#context = { ...this.#context, renderRow: undefined };
      this.#renderAll(changed);
    }
  }

  #renderAll(changed: PropertyValues<this>): void {
    super.update(changed);
    this.#rows.update(controllerOf(this).list.pages, this.#context as RowContext);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const controller = controllerOf(this);
    const { loading, list } = controller;
    const context = this.#context as RowContext;
    setCustomStates(this.#internals, {
      loading: loading === 'first',
      'loading-more': loading === 'more',
      error: this.status === 'error',
      filtered: list.filter !== 'all',
      unauthorized: !!this.error && isUnauthorized(this.error),
      empty: isEmpty(controller),
      idle: this.status === 'idle',
      complete: isComplete(controller),
    });
    if (loading === 'first') warmUp(context, () => controller.loading === 'first');
    const isOtherMember = loading === 'first' && !controller.isRetrying;
    if (isOtherMember || this.status === 'idle') this.#announcer.clear();
    this.#copies.sync(list.pages, context);
    super.updated(changed);
  }

  protected override render(): unknown {
    return feedTemplate(controllerOf(this), {
      context: this.#context as RowContext,
      host: this,
      keyboard: this.#keyboard,
      details: this.#details,
      onFilter: this.#onFilter,
      onLoadMore: this.#onLoadMore,
      onShowNew: this.#onShowNew,
    });
  }

  protected override pageLoaded(
    page: ActivityPage,
    shown: readonly Activity[],
    phase: FeedPhase,
  ): void {
    const isRead = this.#focus.pageLoaded(shown, phase);
    if (!isRead) this.#announcer.pageLoaded(shown, phase);
    warnOfMissingLanguage(this.#language.tag);
    this.dispatchEvent(new StampsLoadEvent(page, shown, this.hasMore));
  }

  protected override loadFailed(error: FeedError): void {
    this.#announcer.loadFailed(error, errorText(error, (this.#context as RowContext).messages));
    this.dispatchEvent(new StampsErrorEvent(error));
  }

  protected override pendingAdded(count: number): void {
    this.#announcer.pendingAdded(count);
  }

  #onFilter = (filter: ActivityFilter): void => {
    const load = controllerOf(this).setFilter(filter);
    this.#announcer.filterChosen(filter, !!load);
  };

  #onLoadMore = (event: Event): void => {
    this.#focus.pressed(event);
    if (this.error) this.retry();
    else this.loadMore();
  };

  #onShowNew = (event: Event): void => {
    this.#focus.pressed(event);
    void this.showNew();
  };
}
