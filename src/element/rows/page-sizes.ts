import { pageSize } from '../../api/index.js';
import { windowOf } from '../../feed/page-events.js';
import { hasScrollAnchoring } from '../dom/resize-correction.js';
import { RevealedPages } from './revealed-pages.js';

/** The heights of pages at one width of the feed, as JSON. */
export interface SavedSizes {
  readonly width: number;
  /** In CSS pixels, by the id of the title of the page's first row. */
  readonly heights: Readonly<Record<string, number>>;
}

/** The height of a row before one has been measured, in CSS pixels. */
const defaultRowHeight = 80;

/** So many rows are laid out even if none has been measured yet. */
const maxUnmeasuredRows = 2 * pageSize;

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

const firstTitleOf = (page: Element): string =>
  page.firstElementChild?.getAttribute('aria-labelledby') ?? '';

/** Whether the browser lays out the rows of a page, rather than skipping them. */
const isLaidOut = ({ firstElementChild: row }: Element): boolean =>
  row?.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;

/**
 * The heights of the pages that a browser does not lay out (`contain-intrinsic-size`). They are guessed from
 * measured rows, or come back with `restore`. When the width changes, they are guessed again, and what the
 * browser remembers is dropped.
 *
 * A guess is never exact. Browsers with scroll anchoring keep the rows in place when a page above them is laid
 * out; for the others (WebKit), `RevealedPages` does.
 */
export class PageSizes {
  #feed: Element | undefined;
  #view: Window | null = null;
  #observer: ResizeObserver | undefined;
  #revealed: RevealedPages | undefined;
  #width = 0;
  #rowHeight: number | undefined;
  #unmeasuredRows = 0;
  #restored: SavedSizes | undefined;

  /** The heights to restore in another document. */
  get saved(): SavedSizes | undefined {
    const feed = this.#feed;
    if (!feed?.isConnected) return undefined;
    const heights = this.#pages.map((page) => [firstTitleOf(page), heightOf(page)]);
    return { width: feed.clientWidth, heights: Object.fromEntries(heights) };
  }

  /** Gives pages that come these heights, if the feed has the same width. */
  restore(sizes: SavedSizes | undefined): void {
    this.#restored = sizes;
  }

  /** Follows the width of a feed. */
  observe(feed: Element): void {
    // The document's own observer: the feed may be in an iframe. Test environments have none.
    const view = windowOf(feed);
    if (feed === this.#feed && view === this.#view) return;
    this.disconnect();
    if (feed !== this.#feed) this.#width = 0;
    this.#observer = view?.ResizeObserver && new view.ResizeObserver(this.#onResize);
    // The empty `ruler` above has the same width. The height of the feed changes with every page, and a browser
    // that changes it between two notifications has an error event for the page.
    this.#observer?.observe(feed.previousElementSibling ?? feed);
    this.#feed = feed;
    this.#view = view;
    if (hasScrollAnchoring()) return;
    this.#revealed ??= new RevealedPages();
    this.#revealed.connect(feed, this.#pages);
  }

  /** Stops following. An observer would keep a removed feed in memory. */
  disconnect(): void {
    this.#observer?.disconnect();
    this.#revealed?.disconnect();
    this.#view = null;
  }

  /** To be called for a page that is new or has got other rows. */
  add(page: HTMLElement): void {
    if (!this.#rowHeight) this.#unmeasuredRows += page.childElementCount;
    const mustWait = this.#unmeasuredRows <= maxUnmeasuredRows && !this.#restoredHeight(page);
    if (this.#rowHeight || !mustWait) this.#setHeight(page);
  }

  get #pages(): HTMLElement[] {
    return [...(this.#feed?.querySelectorAll<HTMLElement>('.page') ?? [])];
  }

  #restoredHeight(page: Element): number | undefined {
    const restored = this.#restored;
    // The width is read last, because that lays out the page.
    if (!restored || restored.width !== this.#feed?.clientWidth) return undefined;
    const height: unknown = restored.heights?.[firstTitleOf(page)];
    return typeof height === 'number' ? height : undefined;
  }

  #guessedHeight(page: Element): number {
    return page.childElementCount * (this.#rowHeight ?? defaultRowHeight);
  }

  /** Lets the browser skip a page, which has this height meanwhile. */
  #setHeight(
    page: HTMLElement,
    height = this.#restoredHeight(page) ?? this.#guessedHeight(page),
    remembered = 'auto ',
  ): void {
    if (this.#revealed?.has(page)) return;
    page.classList.add('measured');
    page.style.containIntrinsicBlockSize = `${remembered}${height}px`;
    this.#revealed?.observe(page, height);
  }

  #onResize = (): void => {
    const width = this.#feed?.clientWidth;
    if (!width || width === this.#width) return;
    const isFirst = this.#width === 0;
    this.#width = width;
    // Not here: an observer that changes what it observes causes an error event.
    this.#view?.requestAnimationFrame(() => this.#guess(isFirst));
  };

  /** Measures rows, and guesses the heights of the pages that are not laid out. */
  #guess(isFirst: boolean): void {
    const pages = this.#pages;
    const measured = pages.find((page) => isLaidOut(page) && heightOf(page) > 0);
    if (measured) this.#rowHeight = heightOf(measured) / measured.childElementCount;
    if (isFirst) {
      for (const page of pages) {
        if (!page.classList.contains('measured')) this.#setHeight(page, heightOf(page));
      }
      return;
    }
    this.#restored = undefined;
    // Browsers drop the height that they remember when they see a frame without `auto`.
    for (const page of pages) this.#setHeight(page, this.#guessedHeight(page), '');
    this.#view?.requestAnimationFrame(() => {
      for (const page of this.#pages) this.#setHeight(page);
    });
  }
}
