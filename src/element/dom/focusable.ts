import { nodesIn, show } from './nodes-in.js';

const focusableSelector = [
  ':is(a, area)[href]',
  ':is(button, input, select, textarea):enabled:not([type=hidden])',
  ':is(audio, video)[controls]',
  'summary',
  'iframe',
  '[contenteditable]:not([contenteditable=false])',
  '[tabindex]',
].join(',');

/** Through the prototype, because a form may have a field called `matches`. */
const matches = (element: Element, selector: string): boolean =>
  HTMLElement.prototype.matches.call(element, selector);

/** The elements inside a node. `<img name="querySelectorAll">` replaces the document's own method. */
const elementsIn = (root: Node) => nodesIn(root, show.element) as Element[];

/** Whether an element is in the tab order. One that is hidden or inert is not. */
const isFocusable = (element: Element): element is HTMLElement =>
  matches(element, focusableSelector) &&
  !matches(element, '[tabindex^="-"], [inert], [inert] *') &&
  (HTMLElement.prototype.checkVisibility?.call(element, { visibilityProperty: true }) ?? true);

/** The element itself, if it is focusable, and the focusable elements of its open shadow root. */
const withShadowRoot = (element: Element): readonly HTMLElement[] => [
  ...(isFocusable(element) ? [element] : []),
  ...(element.shadowRoot && !matches(element, '[inert], [inert] *')
    ? focusableIn([...element.shadowRoot.children])
    : []),
];

/** The focusable elements among these elements and inside them, shadow roots included, in order. */
export const focusableIn = (elements: readonly Element[]): HTMLElement[] =>
  elements.flatMap((element) => [element, ...elementsIn(element)].flatMap(withShadowRoot));

/** The next or previous focusable element of the document, outside this element and its shadow hosts. */
export const adjacentFocusable = (
  element: Element,
  direction: 'previous' | 'next',
): HTMLElement | undefined => {
  const root = element.getRootNode() as Document | ShadowRoot;
  const isPrevious = direction === 'previous';
  // `Node.DOCUMENT_POSITION_PRECEDING` and `…_FOLLOWING`
  const position = isPrevious ? 2 : 4;
  const candidates = elementsIn(root)
    .filter(
      (other) =>
        element.compareDocumentPosition(other) & position &&
        !element.contains(other) &&
        !HTMLElement.prototype.contains.call(other, element),
    )
    .flatMap(withShadowRoot);
  const found = candidates.at(isPrevious ? -1 : 0);
  if (found || root === element.ownerDocument) return found;
  return adjacentFocusable((root as ShadowRoot).host, direction);
};
