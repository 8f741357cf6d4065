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
  '[tabindex]',
].join(',');

/** Whether an element would take the focus: one that is hidden or inert swallows it. */
const takesFocus = (element: Element): element is HTMLElement =>
  element.matches(focusable) &&
  !element.matches('[tabindex^="-"], [inert], [inert] *') &&
  (element.checkVisibility?.({ visibilityProperty: true }) ?? true);

/** An element, if it takes the focus, and what does in its open shadow root. */
const ownFocusables = (element: Element): readonly HTMLElement[] => [
  ...(takesFocus(element) ? [element] : []),
  ...(element.shadowRoot && !element.matches('[inert], [inert] *')
    ? focusablesAmong([...element.shadowRoot.children])
    : []),
];

/** What can take the focus among these elements and in them, shadow roots included, in order. */
export const focusablesAmong = (elements: readonly Element[]): HTMLElement[] =>
  elements.flatMap((element) => [element, ...element.querySelectorAll('*')].flatMap(ownFocusables));

/** What can take the focus next to an element on the page, out through shadow hosts. */
export const focusableBeside = (
  element: Element,
  side: 'before' | 'after',
): HTMLElement | undefined => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const bit =
    side === 'before' ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const candidates = [...root.querySelectorAll('*')]
    .filter(
      (other) =>
        element.compareDocumentPosition(other) & bit &&
        !element.contains(other) &&
        !other.contains(element),
    )
    .flatMap(ownFocusables);
  const found = candidates.at(side === 'before' ? -1 : 0);
  return found ?? ('host' in root ? focusableBeside(root.host, side) : undefined);
};
