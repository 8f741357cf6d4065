import { documentProperty } from '../../feed/document-property.js';
import { flatTreeParent, isElement } from './ancestors.js';

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
  for (let at = flatTreeParent(element); at; at = flatTreeParent(at)) {
    if (isElement(at) && !pageScrollers.some((it) => it === at) && scrolls(at)) return at;
  }
  return undefined;
};
