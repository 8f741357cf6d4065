import type { LitElement, ReactiveController } from 'lit';
import type { Activity, FeedError, FeedPhase } from '../../api/index.js';
import type { FeedStatus } from '../../feed/feed-delegate.js';
import type { Place } from '../dom/scroll-anchor.js';
import { placeIn, putBack } from '../dom/scroll-anchor.js';
import type { Wording } from '../rows/row-text.js';

/** The feed's own buttons. A row that code wrote may hold others. */
export const loadMoreButton = 'button[part~=load-more]';
const showNewButton = 'button[part~=show-new]';

/**
 * Brings an element into sight. (A browser does not scroll to what it deems visible already, were it
 * under a page's sticky header; this minds the scroll margin.)
 */
const reveal = (element: Element): void =>
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Brings into sight what a key has given the focus to. Who clicks sees it, and wants nothing to move. */
export const revealFocused = (element: Element): void => {
  if (element.matches(':focus-visible')) reveal(element);
};

/**
 * Takes the reader to an element.
 *
 * @returns whether it took the focus: what is behind a modal dialog does not.
 */
export const goTo = (element: HTMLElement): boolean => {
  element.focus();
  const isThere = (element.getRootNode() as Document | ShadowRoot).activeElement === element;
  if (isThere) reveal(element);
  return isThere;
};

/** What the reader needs to know of the feed. */
interface ReadFeed extends LitElement {
  readonly activities: readonly Activity[];
  readonly hasMore: boolean;
  readonly status: FeedStatus;
}

/** Keeps the reader's place when rows come: where the focus goes, and what a screen reader says. */
export class Reader implements ReactiveController {
  /** What the live region says. It is emptied in between, so that the same words are said again. */
  announcement = '';

  #host: ReadFeed;
  /** The button, if the focus was on it before the last rendering. */
  #button: Element | undefined;
  #wasOnShowNew = false;
  #isOnButton = false;
  /** Where the reader is to be after the next rendering. */
  #place: Place | undefined;

  constructor(host: ReadFeed) {
    this.#host = host;
    host.addController(this);
  }

  /** Remembers that the focus is on the button of a rendering that is about to go. */
  takeOver(root: ShadowRoot): void {
    this.#isOnButton = !!root.activeElement?.matches(loadMoreButton);
  }

  hostUpdate(): void {
    const { status } = this.#host;
    if (status === 'loading' || status === 'idle') this.announcement = '';
    // Asked before the rendering, which may take the button away.
    const focused = this.#host.shadowRoot?.activeElement;
    this.#button = focused?.matches(loadMoreButton) ? focused : undefined;
    this.#wasOnShowNew = !!focused?.matches(showNewButton);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (this.#isOnButton) root?.querySelector<HTMLElement>(loadMoreButton)?.focus();
    this.#isOnButton = false;
    const feed = this.#feed;
    if (feed && this.#place) putBack(feed, this.#place);
    if (feed) this.#place = undefined;
  }

  /** Keeps the row that is read in its place through the next rendering. */
  holdPlace(): void {
    const feed = this.#feed;
    this.#place ??= feed && placeIn(feed);
  }

  /** Takes the reader with the next rendering to where they were. */
  goBack(place: Place | undefined): void {
    this.#place = place;
  }

  get #feed(): Element | undefined {
    return this.#host.shadowRoot?.querySelector('[role=feed]') ?? undefined;
  }

  announce(text: string): void {
    const isSaidAgain = !!text && text === this.announcement;
    this.announcement = isSaidAgain ? '' : text;
    this.#host.requestUpdate();
    if (!isSaidAgain) return;
    // A region whose text stays is not heard: first it falls silent, unless it is told otherwise meanwhile.
    void this.#host.updateComplete.then(() => {
      if (this.announcement === '') this.announce(text);
    });
  }

  /** Tells of the activities that came, and goes on to them from the button that asked for them. */
  loaded(came: readonly Activity[], phase: FeedPhase, { messages, formats }: Wording): void {
    const { hasMore } = this.#host;
    if (this.#button) {
      // If the button is gone, the focus goes to where it was. (Not looked up: it is behind all rows.)
      const isGone = !this.#button.isConnected;
      const last = isGone ? this.#host.activities.at(-1) : undefined;
      this.#focus(phase === 'refresh' ? last : (came[0] ?? last));
      if (isGone && this.#host.activities.length === 0) this.#focusWhole();
    }
    if (this.#wasOnShowNew && phase === 'refresh') {
      // Who asked for them goes on to them; that says enough.
      this.#focus(came[0]);
      return;
    }
    if (phase === 'first') {
      if (this.#host.activities.length === 0) this.announce(this.#shown('empty', messages.empty));
      return;
    }
    const added = came.length > 0 ? messages.added(came.length, formats.count(came.length)) : '';
    const end = phase === 'more' && !hasMore ? this.#shown('end', messages.end) : '';
    const text = [added, end].filter(Boolean).join(' ');
    if (text) this.announce(text);
  }

  /** Tells that newer activities wait. */
  found(count: number, { messages, formats }: Wording): void {
    this.announce(messages.newer(count, formats.count(count)));
  }

  /** Tells what went wrong. */
  failed({ phase }: FeedError, text: string): void {
    this.announce(phase === 'first' ? this.#shown('error', text) : text);
  }

  /** The text of a state as it stands in the slot: the page's own, or the feed's. */
  #shown(name: 'empty' | 'end' | 'error', text: string): string {
    const slot = this.#host.shadowRoot?.querySelector<HTMLSlotElement>(`slot[name=${name}]`);
    const own =
      slot?.assignedElements({ flatten: true }).map(({ textContent }) => textContent) ?? [];
    return own.join(' ').replace(/\s+/g, ' ').trim() || text;
  }

  #focus(activity: Activity | undefined): void {
    const title = activity && this.#host.shadowRoot?.getElementById(`title-${activity.id}`);
    const article = title?.closest('article');
    if (article) goTo(article);
  }

  /** There is no row: the focus stays at this place of the page, on what says so, until it goes on. */
  #focusWhole(): void {
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    if (!root) return;
    root.tabIndex = -1;
    root.addEventListener('blur', () => root.removeAttribute('tabindex'), { once: true });
    goTo(root);
  }
}
