import { documentProperty } from '../../feed/document-property.js';
import { flatTreeChain, isElement } from './ancestors.js';

const isSticky = (element: Element): boolean =>
  /sticky|fixed/.test(getComputedStyle(element).position);

/** Where the header of the site ends that covers a point of the host; the point itself if there is none. */
export const endOfSiteHeader = (host: Element, x: number, y: number): number => {
  const { ownerDocument } = host;
  const view = documentProperty(ownerDocument, 'documentElement').clientHeight;
  const hit = Document.prototype.elementFromPoint?.call(ownerDocument, x, y + 1);
  for (const at of hit ? flatTreeChain(hit) : []) {
    if (at === host) break;
    if (!isElement(at) || !isSticky(at)) continue;
    const { bottom } = at.getBoundingClientRect();
    // What covers most of the page is a dialog or an overlay, not a header.
    return at.contains(host) || bottom - y >= view / 2 ? y : bottom;
  }
  return y;
};
