import type { LitElement, ReactiveController } from 'lit';
import type { Place } from '../dom/scroll-anchor.js';
import { placeIn } from '../dom/scroll-anchor.js';

/** Milliseconds between two looks at where a reader is who scrolls. */
const pause = 200;

/** A place, and the entry of the tab's history that it is on. */
interface ReturnPlace extends Place {
  readonly entry: string;
}

const isPlace = (value: unknown): value is ReturnPlace => {
  const { title, top, entry } = Object(value);
  return typeof title === 'string' && typeof top === 'number' && typeof entry === 'string';
};

/** What newer browsers tell of the tab's history. */
const { navigation } = globalThis as { navigation?: { currentEntry?: { key: string } } };

const entryNow = (): string => navigation?.currentEntry?.key ?? location.href;

/** Whether the page was opened anew; who comes back to it, or reloads it, has been there. */
const isOpenedAnew = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'navigate';
};

/**
 * Knows where the reader is, to bring them back there. A feed that was taken off the page has no place
 * any more, so it is looked at while they scroll.
 */
export class Return implements ReactiveController {
  #host: LitElement;
  #isWanted: () => boolean;
  #last: ReturnPlace | undefined;
  #isWatching = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isWanted whether anybody wants to know. */
  constructor(host: LitElement, isWanted: () => boolean) {
    this.#host = host;
    this.#isWanted = isWanted;
    host.addController(this);
  }

  /** Where the reader is, or was when the feed was still on the page. */
  get place(): ReturnPlace | undefined {
    if (this.#host.isConnected) this.#look();
    return this.#last;
  }

  /** The same place, as JSON had it: if the reader has come back to it, by going back or reloading. */
  read(value: unknown): ReturnPlace | undefined {
    if (!isPlace(value) || value.entry !== entryNow()) return undefined;
    return navigation || !isOpenedAnew() ? value : undefined;
  }

  hostUpdated(): void {
    this.#watch(this.#host.isConnected && this.#isWanted());
  }

  hostDisconnected(): void {
    this.#watch(false);
  }

  #watch(on: boolean): void {
    if (on === this.#isWatching) return;
    this.#isWatching = on;
    // The feed itself may stand in a box that scrolls.
    const scroll = ['scroll', this.#onScroll, { capture: true, passive: true }] as const;
    if (on) document.addEventListener(...scroll);
    else document.removeEventListener(...scroll);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #onScroll = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, pause);
  };

  #look(): void {
    const feed = this.#host.shadowRoot?.querySelector('[role=feed]');
    const now = feed && placeIn(feed);
    this.#last = now ? { ...now, entry: entryNow() } : undefined;
  }
}
