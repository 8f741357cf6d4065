/** `instanceof` would fail for an element of an iframe's document. */
export const isElement = (target: EventTarget | undefined): target is Element =>
  (target as Node | undefined)?.nodeType === 1;

/** The row that an event comes from, in the shadow root of a feed. */
export const articleOf = (event: Event, feed: Element): HTMLElement | undefined =>
  event
    .composedPath()
    .find(
      (node): node is HTMLElement =>
        isElement(node) && node.localName === 'article' && node.getRootNode() === feed.shadowRoot,
    );
