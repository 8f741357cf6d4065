import { flatTreeParent } from './ancestors.js';

/** A row, and where its top edge is relative to the viewport, in CSS pixels. */
export interface ScrollAnchor {
  /** The id of the row's title element. */
  readonly titleId: string;
  readonly top: number;
}

/** The nearest scroll container of an element: a box around it, or the document. */
const scrollContainerOf = (element: Element): Element | null => {
  for (let at = flatTreeParent(element); at; at = flatTreeParent(at)) {
    if (!(at instanceof Element) || at === document.body || at === document.documentElement)
      continue;
    if (/auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement;
};

/** The first element whose bottom edge is below `edge`, the top of the visible area. */
const firstVisible = (elements: Iterable<Element>, edge: number): Element | undefined =>
  [...elements].find((element) => element.getBoundingClientRect().bottom > edge);

/**
 * Finds the row at the top of the visible area.
 *
 * @param feed the element with `role=feed`, whose children wrap the rows of one page each.
 * @returns `undefined` unless the user has scrolled into the feed.
 */
export const findScrollAnchor = (feed: Element): ScrollAnchor | undefined => {
  const container = scrollContainerOf(feed);
  const isDocument = container === document.scrollingElement;
  const edge = container && !isDocument ? Math.max(0, container.getBoundingClientRect().top) : 0;
  if (!container || feed.getBoundingClientRect().top >= edge) return undefined;
  const page = firstVisible(feed.children, edge);
  const row = page && firstVisible(page.children, edge);
  const titleId = row?.getAttribute('aria-labelledby');
  return row && titleId ? { titleId, top: row.getBoundingClientRect().top } : undefined;
};

/**
 * Scrolls so that the anchor's row is where it was. The browser's own scroll anchoring does not work
 * for pages with `content-visibility: auto`, which are laid out only when they are near the viewport.
 */
export const scrollToAnchor = (feed: Element, { titleId, top }: ScrollAnchor): void => {
  const scroll = () => {
    const row = (feed.getRootNode() as ShadowRoot).getElementById(titleId)?.closest('article');
    const container = row && scrollContainerOf(feed);
    if (container) container.scrollTop += row.getBoundingClientRect().top - top;
  };
  scroll();
  // Rows that have just come into view are laid out in the next frame.
  requestAnimationFrame(scroll);
};
