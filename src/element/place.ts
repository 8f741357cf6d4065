const parentOf = (node: Node): Node | null =>
  node instanceof Element && node.assignedSlot
    ? node.assignedSlot
    : node instanceof ShadowRoot
      ? node.host
      : node.parentNode;

/** What scrolls when an element does: a box around it, or the page. */
const scrollerOf = (element: Element): Element | null => {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    if (!(at instanceof Element) || at === document.body || at === document.documentElement)
      continue;
    if (/auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement;
};

/** The first of these that ends below the upper edge of what is in sight. */
const firstInSight = (elements: Iterable<Element>, edge: number): Element | undefined =>
  [...elements].find((element) => element.getBoundingClientRect().bottom > edge);

/**
 * Remembers the row at the upper edge of what is in sight, if the reader is somewhere inside the feed.
 * (Browsers keep a reader's place themselves, but not in what they lay out only when it is near.)
 *
 * @param feed the list of rows, in wrappers.
 * @returns puts that row back to where it was.
 */
export const holdPlace = (feed: Element): (() => void) => {
  const scroller = scrollerOf(feed);
  const isPage = scroller === document.scrollingElement;
  const edge = scroller && !isPage ? Math.max(0, scroller.getBoundingClientRect().top) : 0;
  if (!scroller || feed.getBoundingClientRect().top >= edge) return () => {};
  const page = firstInSight(feed.children, edge);
  const row = page && firstInSight(page.children, edge);
  const before = row?.getBoundingClientRect().top;
  const putBack = () => {
    if (!row?.isConnected || before === undefined) return;
    scroller.scrollTop += row.getBoundingClientRect().top - before;
  };
  return () => {
    putBack();
    // A browser lays out what came into sight with the next frame.
    requestAnimationFrame(putBack);
  };
};
