import { flatTreeParent, nodeTypeOf } from './ancestors.js';

const scrolls = (element: Element): boolean =>
  /auto|scroll|overlay/.test(getComputedStyle(element).overflowY) &&
  // A box that only scrolls sideways has `overflow-y: auto` too.
  element.scrollHeight > element.clientHeight;

/** The nearest box around an element that scrolls; `undefined` if only the document does. */
export const scrollerOf = (element: Element): Element | undefined => {
  const { documentElement, body } = element.ownerDocument;
  for (let at = flatTreeParent(element); at; at = flatTreeParent(at)) {
    if (nodeTypeOf(at) !== Node.ELEMENT_NODE || at === body || at === documentElement) continue;
    if (scrolls(at as Element)) return at as Element;
  }
  return undefined;
};
