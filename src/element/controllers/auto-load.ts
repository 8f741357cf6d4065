import type { LitElement, ReactiveController } from 'lit';
import { loadMoreButton } from '../buttons.js';
import { createIntersectionObserver } from '../dom/intersection-observer.js';
import { listenToScroll } from '../dom/scroll-listener.js';

/** The next page is loaded when the button is this close to the viewport. */
const preloadMargin = '600px';

/** Minimum time between two pages, in milliseconds. */
const minIntervalMs = 1_000;

/**
 * Loads the next page when the load-more button is scrolled close to the viewport. The button stays
 * usable.
 *
 * Every page needs a scroll of its own, or has to come near again, so that a feed which fits into the
 * viewport does not load the whole history.
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
    const isActive = this.#host.isConnected && this.#canLoad();
    const button = isActive ? this.#host.shadowRoot?.querySelector(loadMoreButton) : null;
    this.#observe(button ?? undefined);
  }

  hostDisconnected(): void {
    this.#observe(undefined);
    this.#isNear = false;
  }

  #observe(button: Element | undefined): void {
    if (button === this.#button) return;
    this.#button = button;
    this.#observer?.disconnect();
    this.#stopListening?.();
    if (!button) return;
    this.#observer = createIntersectionObserver(button, preloadMargin, this.#onIntersection);
    this.#observer?.observe(button);
    this.#stopListening = listenToScroll(this.#host, this.#onScroll);
  }

  #onIntersection = (entries: readonly IntersectionObserverEntry[]): void => {
    const isNear = entries.at(-1)?.isIntersecting === true;
    // The scroll events of a closed shadow root can't be listened to.
    if (isNear && !this.#isNear) this.#hasScrolled = true;
    this.#isNear = isNear;
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
