import type { LitElement, ReactiveController } from 'lit';
import type { ActivityFilter } from '../../activities/index.js';
import type { Activity, FeedError, FeedPhase } from '../../api/index.js';
import type { FeedStatus } from '../../feed/feed-delegate.js';
import { windowOf } from '../../feed/page-events.js';
import type { Localization } from '../rows/row-text.js';

interface FeedHost extends LitElement {
  readonly activities: readonly Activity[];
  readonly hasMore: boolean;
  readonly status: FeedStatus;
}

/** A further page that takes longer than this is announced, in milliseconds. */
const slowLoadMs = 1000;

/** Beside two frames, in milliseconds. Chromium compares its accessibility tree every 150 ms. */
const pauseMs = 200;

/** Then a message has been read. Chromium would announce it again when the feed is hidden and shown. */
const readMs = 5000;

/**
 * Writes messages into the feed's live region, each as a text of its own, in their order.
 *
 * Browsers compare the region with what it was a moment ago: the same text twice, or a text that is replaced at
 * once, is not announced. So the region is emptied before each message, and every change stays for a pause.
 */
export class LiveAnnouncer implements ReactiveController {
  #host: FeedHost;
  #localization: () => Localization;
  /** The messages that are not written yet. */
  #queue: string[] = [];
  /** The pause after the last change of the region; `undefined` when it is over. */
  #pause: object | undefined;
  #isLoading = false;
  #slowLoad: ReturnType<typeof setTimeout> | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  /** A filter whose rows are still loading. */
  #filter: ActivityFilter | undefined;

  constructor(host: FeedHost, localization: () => Localization) {
    this.#host = host;
    this.#localization = localization;
    host.addController(this);
  }

  hostConnected(): void {
    // The frames of an iframe that was removed don't come.
    if (this.#pause) this.#startPause();
  }

  hostUpdated(): void {
    const { status, hasMore } = this.#host;
    const isLoading = status === 'loading';
    if (isLoading === this.#isLoading) return;
    this.#isLoading = isLoading;
    clearTimeout(this.#slowLoad);
    if (!isLoading) return;
    // What it says is about the page before, and an empty region can be written to at once.
    if (!this.#pause) this.#empty();
    if (!hasMore) return;
    this.#slowLoad = setTimeout(
      () => this.announce(this.#localization().messages.loadingMore),
      slowLoadMs,
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#slowLoad);
    this.#isLoading = false;
    this.#filter = undefined;
    this.#empty();
  }

  /** Says a text once, after all earlier ones. The same text again is said again. */
  announce(text: string): void {
    this.#queue.push(text);
    this.#next();
  }

  /** Drops the messages about another member. */
  clear(): void {
    this.#filter = undefined;
    this.#queue = [];
    this.#empty();
  }

  /** Announces the activities that became visible, the end of the history, or that there are none. */
  pageLoaded(shown: readonly Activity[], phase: FeedPhase): void {
    const { messages, formats } = this.#localization();
    const { activities, hasMore } = this.#host;
    if (this.#filter && phase !== 'refresh') {
      this.filterChosen(this.#filter, false);
      return;
    }
    if (phase === 'first') {
      if (activities.length === 0) this.#announceFirst('empty', messages.empty);
      return;
    }
    const { length } = shown;
    const added = length > 0 ? messages.added(length, formats.count(length)) : '';
    const end = phase === 'more' && !hasMore ? this.#slotText('end', messages.end) : '';
    const text = [added, end].filter(Boolean).join(' ');
    if (text) this.announce(text);
  }

  /** Announces the filter and its number of activities: now, or after the load that it needs. */
  filterChosen(filter: ActivityFilter, isLoading: boolean): void {
    this.#filter = isLoading ? filter : undefined;
    if (isLoading) return;
    const { messages, formats } = this.#localization();
    const { activities, hasMore } = this.#host;
    const { length } = activities;
    const text = messages.filtered(messages.filters[filter], length, formats.count(length));
    const { noneYet, emptyOfTypes } = messages;
    this.announce(length > 0 ? text : `${text}. ${hasMore ? noneYet : emptyOfTypes}`);
  }

  /** Announces that newer activities can be shown. */
  pendingAdded(count: number): void {
    const { messages, formats } = this.#localization();
    this.announce(messages.newer(count, formats.count(count)));
  }

  /** Announces an error; `text` is the localized message. */
  loadFailed({ phase }: FeedError, text: string): void {
    this.#filter = undefined;
    if (phase === 'first') this.#announceFirst('error', text);
    else this.announce(text);
  }

  /** The region may be new, and has to be there for a moment before its text is announced. */
  #announceFirst(slot: 'empty' | 'error', text: string): void {
    this.#startPause();
    this.announce(this.#slotText(slot, text));
  }

  /** Among the children, because a selector would look through all rows, and find one in their content. */
  get #region(): Element | undefined {
    const root = this.#host.shadowRoot?.querySelector('.root');
    return [...(root?.children ?? [])].find((child) => child.matches('[aria-live]'));
  }

  /** Empties the region or writes the next message, unless there is a pause. */
  #next(): void {
    if (this.#pause || this.#queue.length === 0) return;
    this.#write(this.#region?.textContent ? '' : (this.#queue.shift() as string));
  }

  #write(text: string): void {
    clearTimeout(this.#readTimer);
    if (text) this.#readTimer = setTimeout(() => this.#write(''), readMs);
    const region = this.#region;
    if (region) region.textContent = text;
    this.#startPause();
  }

  #startPause(): void {
    // Test environments may have no frames, and a document without a window has no screen reader.
    const { requestAnimationFrame: nextFrame = setTimeout } = windowOf(this.#host) ?? {};
    const pause = {};
    this.#pause = pause;
    const end = () => {
      if (pause !== this.#pause) return;
      this.#pause = undefined;
      this.#next();
    };
    // In the second frame, the first one has been painted.
    nextFrame(() => nextFrame(() => setTimeout(end, pauseMs)));
  }

  #empty(): void {
    if (this.#region?.textContent) this.#write('');
  }

  /** The text of the content that is slotted for a state, or else the feed's own text. */
  #slotText(name: 'empty' | 'end' | 'error', text: string): string {
    const slot = this.#host.shadowRoot?.querySelector<HTMLSlotElement>(`slot[name=${name}]`);
    const slotted =
      slot?.assignedElements({ flatten: true }).map(({ textContent }) => textContent) ?? [];
    return slotted.join(' ').replace(/\s+/g, ' ').trim() || text;
  }
}
