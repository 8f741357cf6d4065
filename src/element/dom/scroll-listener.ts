// The feed may stand inside a box that scrolls. Scroll events don't bubble, but they can be captured.
const options = { capture: true, passive: true } as const;

/**
 * Listens to scrolling anywhere in the document.
 *
 * @returns a function that stops listening.
 */
export const listenToScroll = (listener: () => void): (() => void) => {
  document.addEventListener('scroll', listener, options);
  return () => document.removeEventListener('scroll', listener, options);
};
