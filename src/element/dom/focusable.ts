const focusableSelector = [
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

/** Whether an element is in the tab order. One that is hidden or inert is not. */
const isFocusable = (element: Element): element is HTMLElement =>
  element.matches(focusableSelector) &&
  !element.matches('[tabindex^="-"], [inert], [inert] *') &&
  (element.checkVisibility?.({ visibilityProperty: true }) ?? true);

/** The element itself, if it is focusable, and the focusable elements of its open shadow root. */
const withShadowRoot = (element: Element): readonly HTMLElement[] => [
  ...(isFocusable(element) ? [element] : []),
  ...(element.shadowRoot && !element.matches('[inert], [inert] *')
    ? focusableIn([...element.shadowRoot.children])
    : []),
];

/** The focusable elements among these elements and inside them, shadow roots included, in order. */
export const focusableIn = (elements: readonly Element[]): HTMLElement[] =>
  elements.flatMap((element) =>
    [element, ...element.querySelectorAll('*')].flatMap(withShadowRoot),
  );

/** The next or previous focusable element of the document, outside this element and its shadow hosts. */
export const adjacentFocusable = (
  element: Element,
  direction: 'previous' | 'next',
): HTMLElement | undefined => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const isPrevious = direction === 'previous';
  const position = isPrevious ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const candidates = [...root.querySelectorAll('*')]
    .filter(
      (other) =>
        element.compareDocumentPosition(other) & position &&
        !element.contains(other) &&
        !other.contains(element),
    )
    .flatMap(withShadowRoot);
  const found = candidates.at(isPrevious ? -1 : 0);
  return found ?? ('host' in root ? adjacentFocusable(root.host, direction) : undefined);
};
