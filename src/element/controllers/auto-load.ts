import type { LitElement, ReactiveController } from 'lit';
import { loadMoreButton } from './reader.js';

/** How near the button comes, in CSS pixels, before its page is loaded. */
const near = 600;

/** Milliseconds between two pages: nobody reads twenty activities faster. */
const pause = 1_000;

/**
 * Presses the button for a reader who scrolls near it. The button stays, and keys and fingers reach it.
 * One page is loaded for one scroll at the most: a feed that is all in sight does not run through the
 * whole history.
 */
export class AutoLoad implements ReactiveController {
  #host: LitElement;
  #mayLoad: () => boolean;
  #load: () => Promise<unknown>;
  #observer: IntersectionObserver | undefined;
  #button: Element | undefined;
  #isNear = false;
  #hasScrolled = true;
  #isResting = false;

  /** @param mayLoad whether there is a page to load, and nothing in its way. */
  constructor(host: LitElement, mayLoad: () => boolean, load: () => Promise<unknown>) {
    this.#host = host;
    this.#mayLoad = mayLoad;
    this.#load = load;
    host.addController(this);
  }

  hostUpdated(): void {
    const button = this.#mayLoad() ? this.#host.shadowRoot?.querySelector(loadMoreButton) : null;
    this.#watch(button ?? undefined);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  #watch(button: Element | undefined): void {
    // The feed itself may stand in a box that scrolls.
    const scroll = ['scroll', this.#onScroll, { capture: true, passive: true }] as const;
    if (button === this.#button || !globalThis.IntersectionObserver) return;
    this.#button = button;
    this.#isNear = false;
    this.#observer?.disconnect();
    document.removeEventListener(...scroll);
    if (!button) return;
    this.#observer = new IntersectionObserver(this.#onIntersection, { rootMargin: `${near}px` });
    this.#observer.observe(button);
    document.addEventListener(...scroll);
  }

  #onIntersection = (entries: readonly IntersectionObserverEntry[]): void => {
    this.#isNear = entries.at(-1)?.isIntersecting === true;
    this.#go();
  };

  #onScroll = (): void => {
    this.#hasScrolled = true;
    this.#go();
  };

  #go(): void {
    if (!this.#isNear || !this.#hasScrolled || this.#isResting || !this.#mayLoad()) return;
    this.#isResting = true;
    this.#hasScrolled = false;
    const rest = () =>
      setTimeout(() => {
        this.#isResting = false;
        this.#go();
      }, pause);
    // A page that fails is told, and waits for a press.
    this.#load().then(rest, rest);
  }
}
