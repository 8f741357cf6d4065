import { windowOf } from '../../feed/page-events.js';
import { scrollerOf } from './scroller.js';

/**
 * Makes an observer of what comes closer to the visible area around an element than `margin`. It is the document's
 * own, since the feed may be in an iframe. Test environments have none.
 */
export const createIntersectionObserver = (
  element: Element,
  margin: string,
  callback: (entries: readonly IntersectionObserverEntry[]) => void,
): IntersectionObserver | undefined => {
  const Observer = windowOf(element)?.IntersectionObserver;
  const root = scrollerOf(element) ?? element.ownerDocument;
  return Observer && new Observer(callback, { root, rootMargin: margin });
};
