import type { LitElement, ReactiveController } from 'lit';
import type { ScrollAnchor } from '../dom/scroll-anchor.js';
import { findScrollAnchor, scrollToAnchor } from '../dom/scroll-anchor.js';
import { listenToScroll } from '../dom/scroll-listener.js';
import type { PageSizes, SavedSizes } from '../rows/page-sizes.js';

/** Milliseconds between two measurements while the user scrolls. */
const measureIntervalMs = 200;

/** A scroll position, and the entry of the session history that it belongs to. */
interface SavedPosition extends ScrollAnchor {
  readonly entry: string;
  readonly sizes: SavedSizes | undefined;
}

const isSavedPosition = (value: unknown): value is SavedPosition => {
  const { titleId, top, entry } = Object(value);
  return typeof titleId === 'string' && typeof top === 'number' && typeof entry === 'string';
};

/** The Navigation API, where the browser has it. */
const entryKey = (): unknown =>
  (globalThis as { navigation?: { currentEntry?: { key?: unknown } } }).navigation?.currentEntry
    ?.key;

/** `navigation` may be a variable of the page, or an element with this id: then its key is not a string. */
const hasNavigation = (): boolean => typeof entryKey() === 'string';

const currentEntry = (): string => (hasNavigation() ? `${entryKey()}` : location.href);

/** Whether the document was opened by a new navigation, rather than a reload or going back. */
const isNewNavigation = (): boolean => {
  // `performance` may be a variable of the page.
  const [entry] = globalThis.performance?.getEntriesByType?.('navigation') ?? [];
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'navigate';
};

/**
 * Keeps the scroll position when rows are added above it, and restores it when the user comes back to
 * the document.
 *
 * A feed that was removed from the document can't be measured any more, so the position is measured
 * while the user scrolls.
 */
export class ScrollRestoration implements ReactiveController {
  #host: LitElement;
  #sizes: PageSizes;
  #isEnabled: () => boolean;
  #measured: SavedPosition | undefined;
  /** Where to scroll after the next rendering. */
  #target: ScrollAnchor | undefined;
  #stopListening: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isEnabled whether positions are to be saved. */
  constructor(host: LitElement, sizes: PageSizes, isEnabled: () => boolean) {
    this.#host = host;
    this.#sizes = sizes;
    this.#isEnabled = isEnabled;
    host.addController(this);
  }

  /** The position to save, as JSON: the current one, or the last one before the feed was removed. */
  get position(): SavedPosition | undefined {
    if (this.#host.isConnected) this.#measure();
    return this.#measured;
  }

  /**
   * Scrolls to a saved position after the next rendering. It is ignored unless the user has come back
   * to the same history entry, by going back or by reloading.
   *
   * @param saved the position as JSON; anything else is ignored.
   */
  restore(saved: unknown): void {
    this.#target = undefined;
    if (!isSavedPosition(saved) || saved.entry !== currentEntry()) return;
    if (!hasNavigation() && isNewNavigation()) return;
    this.#target = saved;
    this.#sizes.restore(saved.sizes);
  }

  /** Keeps the topmost visible row in its place through the next rendering. */
  holdPosition(): void {
    const feed = this.#feed;
    this.#target ??= feed && findScrollAnchor(feed);
  }

  hostUpdated(): void {
    const feed = this.#feed;
    if (feed && this.#target) {
      scrollToAnchor(feed, this.#target, isSavedPosition(this.#target));
    }
    if (feed) this.#target = undefined;
    if (this.#host.isConnected && this.#isEnabled()) {
      this.#stopListening ??= listenToScroll(this.#host, this.#onScroll);
    } else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  get #feed(): Element | undefined {
    return this.#host.shadowRoot?.querySelector('[role=feed]') ?? undefined;
  }

  #stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #onScroll = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#measure();
    }, measureIntervalMs);
  };

  #measure(): void {
    const feed = this.#feed;
    const anchor = feed && findScrollAnchor(feed);
    const { saved } = this.#sizes;
    this.#measured = anchor && { ...anchor, entry: currentEntry(), sizes: saved };
  }
}
