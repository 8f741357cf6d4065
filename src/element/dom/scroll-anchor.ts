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

/** A row, and how far below the window's upper edge it stands, in CSS pixels. */
export interface Place {
  /** What the row's title has for an id. */
  readonly title: string;
  readonly top: number;
}

/**
 * The row at the upper edge of what is in sight, if the reader is somewhere inside the feed.
 *
 * @param feed the list of rows, in wrappers.
 */
export const placeIn = (feed: Element): Place | undefined => {
  const scroller = scrollerOf(feed);
  const isPage = scroller === document.scrollingElement;
  const edge = scroller && !isPage ? Math.max(0, scroller.getBoundingClientRect().top) : 0;
  if (!scroller || feed.getBoundingClientRect().top >= edge) return undefined;
  const page = firstInSight(feed.children, edge);
  const row = page && firstInSight(page.children, edge);
  const title = row?.getAttribute('aria-labelledby');
  return row && title ? { title, top: row.getBoundingClientRect().top } : undefined;
};

/**
 * Scrolls so that a row stands where it stood. (Browsers keep a reader's place themselves, but not in
 * what they lay out only when it is near.)
 */
export const putBack = (feed: Element, { title, top }: Place): void => {
  const scroll = () => {
    const row = (feed.getRootNode() as ShadowRoot).getElementById(title)?.closest('article');
    const scroller = row && scrollerOf(feed);
    if (scroller) scroller.scrollTop += row.getBoundingClientRect().top - top;
  };
  scroll();
  // A browser lays out what came into sight with the next frame.
  requestAnimationFrame(scroll);
};
