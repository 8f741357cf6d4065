import { documentProperty } from '../../feed/document-property.js';

/**
 * Scrolls an element into view. Browsers don't scroll to an element that they consider visible, even if
 * a sticky header covers it; `scrollIntoView` respects the scroll margin. jsdom has no such method.
 */
const scrollIntoView = (element: Element): void =>
  element.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });

/** Scrolls a focused element into view after keyboard use. After a click nothing should move. */
export const revealFocused = (element: Element): void => {
  if (element.matches(':focus-visible')) scrollIntoView(element);
};

/** The focused element of the tree that an element is in. A page's `<img name="activeElement">` does not count. */
export const focusedBeside = (element: Element): Element | null | undefined => {
  const root = element.getRootNode();
  return root === element.ownerDocument
    ? documentProperty(root as Document, 'activeElement')
    : (root as ShadowRoot).activeElement;
};

/**
 * Focuses an element and scrolls it into view.
 *
 * @returns whether it took the focus. An element behind a modal dialog does not.
 */
export const focusAndReveal = (element: HTMLElement): boolean => {
  element.focus();
  const isFocused = focusedBeside(element) === element;
  if (isFocused) scrollIntoView(element);
  return isFocused;
};
