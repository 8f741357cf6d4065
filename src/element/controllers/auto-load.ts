import type { LitElement, ReactiveController } from 'lit';
import { loadMoreButton } from '../buttons.js';
import { listenToScroll } from '../dom/scroll-listener.js';

/** The next page is loaded when the button is this close to the viewport, in CSS pixels. */
const preloadMarginPx = 600;

/** Minimum time between two pages, in milliseconds. */
const minIntervalMs = 1_000;

/**
 * Loads the next page when the load-more button is scrolled close to the viewport. The button stays
 * usable.
 *
 * Every page needs a scroll of its own, so that a feed which fits into the viewport does not load the
 * whole history.
 */
export class AutoLoad implements ReactiveController {
  #host: LitElement;
  #canLoad: () => boolean;
  #load: () => Promise<unknown>;
  #observer: IntersectionObserver | undefined;
  #stopListening: (() => void) | undefined;
  #button: Element | undefined;
  #isNear = false;
  #hasScrolled = true;
  #isWaiting = false;

  /** @param canLoad whether the feature is on and there is a page to load. */
  constructor(host: LitElement, canLoad: () => boolean, load: () => Promise<unknown>) {
    this.#host = host;
    this.#canLoad = canLoad;
    this.#load = load;
    host.addController(this);
  }

  hostUpdated(): void {
    const button = this.#canLoad() ? this.#host.shadowRoot?.querySelector(loadMoreButton) : null;
    this.#observe(button ?? undefined);
  }

  hostDisconnected(): void {
    this.#observe(undefined);
  }

  #observe(button: Element | undefined): void {
    if (button === this.#button || !globalThis.IntersectionObserver) return;
    this.#button = button;
    this.#isNear = false;
    this.#observer?.disconnect();
    this.#stopListening?.();
    if (!button) return;
    this.#observer = new IntersectionObserver(this.#onIntersection, {
      rootMargin: `${preloadMarginPx}px`,
    });
    this.#observer.observe(button);
    this.#stopListening = listenToScroll(this.#onScroll);
  }

  #onIntersection = (entries: readonly IntersectionObserverEntry[]): void => {
    this.#isNear = entries.at(-1)?.isIntersecting === true;
    this.#loadIfDue();
  };

  #onScroll = (): void => {
    this.#hasScrolled = true;
    this.#loadIfDue();
  };

  #loadIfDue(): void {
    if (!this.#isNear || !this.#hasScrolled || this.#isWaiting || !this.#canLoad()) return;
    this.#isWaiting = true;
    this.#hasScrolled = false;
    const wait = () =>
      setTimeout(() => {
        this.#isWaiting = false;
        this.#loadIfDue();
      }, minIntervalMs);
    // A failure is reported by the feed, and `canLoad` is false until the user retries.
    this.#load().then(wait, wait);
  }
}
