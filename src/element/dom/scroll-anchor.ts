import { documentProperty } from '../../feed/document-property.js';
import { windowOf } from '../../feed/page-events.js';
import { scrollerOf } from './scroller.js';

/** A row, and where its top edge is relative to the viewport, in CSS pixels. */
export interface ScrollAnchor {
  /** The id of the row's title element. */
  readonly titleId: string;
  readonly top: number;
}

/** For so many frames a restored position is corrected where scrolling is smooth: a sixth of a second. */
const smoothFrames = 10;

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
  const page = group && firstVisible(group.querySelectorAll('.page'), edge);
  const row = page && firstVisible(page.children, edge);
  const titleId = row?.getAttribute('aria-labelledby');
  return row && titleId ? { titleId, top: row.getBoundingClientRect().top } : undefined;
};

/**
 * Scrolls so that the anchor's row is where it was. The browser's own scroll anchoring does not work
 * for pages with `content-visibility: auto`, which are laid out only when they are near the viewport.
 *
 * @param isRestored whether the document has just been loaded. Under `scroll-behavior: smooth`, Chromium then
 *   animates towards its own saved position, and some of that arrives in the next frames.
 */
export const scrollToAnchor = (
  feed: Element,
  { titleId, top }: ScrollAnchor,
  isRestored: boolean,
): void => {
  const view = windowOf(feed);
  const container = scrollerOf(feed) ?? documentProperty(feed.ownerDocument, 'scrollingElement');
  if (!view || !container) return;
  const isSmooth = view.getComputedStyle(container).scrollBehavior === 'smooth';
  let frames = isRestored && isSmooth ? smoothFrames : 1;
  const scroll = () => {
    const row = (feed.getRootNode() as ShadowRoot).getElementById(titleId)?.closest('article');
    if (!row) return;
    // Without `behavior`, the site's `scroll-behavior: smooth` would animate it.
    container.scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
  };
  const scrollAgain = () => {
    scroll();
    frames -= 1;
    if (frames > 0) view.requestAnimationFrame(scrollAgain);
  };
  scroll();
  // Rows that have just come into view are laid out in the next frame.
  view.requestAnimationFrame(scrollAgain);
};
