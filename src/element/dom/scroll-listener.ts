import { listen } from '../../feed/page-events.js';
import { flatTreeChain, isElement } from './ancestors.js';

// Scroll events don't bubble, but they can be captured.
const options = { capture: true, passive: true } as const;

/**
 * Listens to scrolling of everything that an element is in. Scroll events don't leave a shadow root, so
 * each root is listened to: the document, and the shadow roots of the elements that the feed is slotted in.
 *
 * @returns a function that stops listening.
 */
export const listenToScroll = (element: Element, listener: () => void): (() => void) => {
  const roots = flatTreeChain(element).filter((it) => !isElement(it));
  return listen(
    roots.map((root) => [root, 'scroll']),
    listener,
    options,
  );
};
