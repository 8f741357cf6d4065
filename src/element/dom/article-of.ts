/** The row that an event comes from, in the shadow root of a feed. */
export const articleOf = (event: Event, feed: Element): HTMLElement | undefined =>
  (event.composedPath() as HTMLElement[]).find(
    // `instanceof` would fail for an element of an iframe's document.
    (node) => node.localName === 'article' && node.getRootNode() === feed.shadowRoot,
  );
