const focusable = [
  'a[href]',
  'area[href]',
  'button:enabled',
  'input:enabled:not([type=hidden])',
  'select:enabled',
  'textarea:enabled',
  'summary',
  'iframe',
  'audio[controls]',
  'video[controls]',
  '[contenteditable]:not([contenteditable=false])',
  '[tabindex]:not([tabindex^="-"])',
].join(',');

const isShown = (element: Element): boolean => element.checkVisibility?.() ?? true;

/** What can take the focus below a node, in document order. */
export const focusablesIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(focusable)].filter(isShown);

/** What can take the focus next to an element on the page, out through shadow hosts. */
export const focusableBeside = (
  element: Element,
  side: 'before' | 'after',
): HTMLElement | undefined => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const bit =
    side === 'before' ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const candidates = focusablesIn(root).filter(
    (other) =>
      element.compareDocumentPosition(other) & bit &&
      !element.contains(other) &&
      !other.contains(element),
  );
  const found = candidates.at(side === 'before' ? -1 : 0);
  return found ?? ('host' in root ? focusableBeside(root.host, side) : undefined);
};
