import { documentProperty } from '../../feed/document-property.js';
import { flatTreeChain, isElement } from './ancestors.js';

const scrolls = (element: Element): boolean =>
  /auto|scroll|overlay/.test(getComputedStyle(element).overflowY) &&
  // A box that only scrolls sideways has `overflow-y: auto` too.
  element.scrollHeight > element.clientHeight;

/** The nearest box around an element that scrolls; `undefined` if only the document does. */
export const scrollerOf = (element: Element): Element | undefined => {
  const { ownerDocument } = element;
  const pageScrollers = [
    documentProperty(ownerDocument, 'documentElement'),
    documentProperty(ownerDocument, 'body'),
  ];
  return flatTreeChain(element)
    .slice(1)
    .filter(isElement)
    .find((it) => !pageScrollers.some((page) => page === it) && scrolls(it));
};
