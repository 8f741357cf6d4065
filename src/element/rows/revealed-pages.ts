import { createIntersectionObserver } from '../dom/intersection-observer.js';
import { correctScroll } from '../dom/resize-correction.js';

/** A page is laid out when it is this close to the visible area: before the browser itself would do so. */
const margin = '2000px';

/**
 * Lays out pages before they become visible, for browsers without scroll anchoring. In the same moment, the
 * feed is scrolled by what the page has grown or shrunk. A page stays laid out, so it never changes again.
 */
export class RevealedPages {
  #observer: IntersectionObserver | undefined;
  /** The heights of the pages that are skipped. */
  #heights = new WeakMap<Element, number>();
  #revealed = new WeakSet<Element>();

  /** @param pages those that the feed has already. */
  connect(feed: Element, pages: readonly Element[]): void {
    this.#observer = createIntersectionObserver(feed, margin, (entries) => this.#reveal(entries));
    for (const page of pages) if (!this.has(page)) this.#observer?.observe(page);
  }

  has(page: Element): boolean {
    return this.#revealed.has(page);
  }

  /** @param height the height that the page has while it is skipped. */
  observe(page: Element, height: number): void {
    this.#heights.set(page, height);
    this.#observer?.observe(page);
  }

  disconnect(): void {
    this.#observer?.disconnect();
  }

  #reveal(entries: readonly IntersectionObserverEntry[]): void {
    const pages = entries
      .filter(({ isIntersecting }) => isIntersecting)
      .map(({ target }) => target);
    for (const page of pages) {
      this.#observer?.unobserve(page);
      this.#revealed.add(page);
      page.classList.remove('measured');
    }
    correctScroll(
      pages.map((element) => ({ element, before: this.#heights.get(element) ?? Number.NaN })),
    );
  }
}
