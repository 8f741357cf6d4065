import { documentProperty } from '../../feed/document-property.js';
import { scrollerOf } from './scroller.js';

/** A row, and where its top edge is relative to the viewport, in CSS pixels. */
export interface ScrollAnchor {
  /** The id of the row's title element. */
  readonly titleId: string;
  readonly top: number;
}

/** The first element whose bottom edge is below `edge`, the top of the visible area. */
const firstVisible = (elements: Iterable<Element>, edge: number): Element | undefined =>
  [...elements].find((element) => element.getBoundingClientRect().bottom > edge);

/**
 * Finds the row at the top of the visible area.
 *
 * @param feed the element with `role=feed`, whose children are groups, which have wrappers of rows.
 * @returns `undefined` unless the user has scrolled into the feed.
 */
export const findScrollAnchor = (feed: Element): ScrollAnchor | undefined => {
  const edge = Math.max(0, scrollerOf(feed)?.getBoundingClientRect().top ?? 0);
  if (feed.getBoundingClientRect().top >= edge) return undefined;
  const group = firstVisible(feed.children, edge);
  const page = group && firstVisible(group.children, edge);
  const row = page && firstVisible(page.children, edge);
  const titleId = row?.getAttribute('aria-labelledby');
  return row && titleId ? { titleId, top: row.getBoundingClientRect().top } : undefined;
};

/**
 * Scrolls so that the anchor's row is where it was. The browser's own scroll anchoring does not work
 * for pages with `content-visibility: auto`, which are laid out only when they are near the viewport.
 *
 * @param frames in how many further frames this is repeated. Rows that have just come into view are laid out
 *   in the next one. After a reload under `scroll-behavior: smooth`, Chromium animates towards its own saved
 *   position, and some of that arrives later.
 */
export const scrollToAnchor = (feed: Element, anchor: ScrollAnchor, frames: number): void => {
  const { titleId, top } = anchor;
  const view = documentProperty(feed.ownerDocument, 'defaultView');
  const scroll = () => {
    const row = (feed.getRootNode() as ShadowRoot).getElementById(titleId)?.closest('article');
    const container = scrollerOf(feed) ?? documentProperty(feed.ownerDocument, 'scrollingElement');
    if (!row || !container) return;
    // Without `behavior`, the site's `scroll-behavior: smooth` would animate it.
    container.scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
  };
  scroll();
  if (frames > 0) view?.requestAnimationFrame(() => scrollToAnchor(feed, anchor, frames - 1));
};
