import { scrollerOf } from './scroller.js';

/** Whether the browser keeps the visible content in its place when something above it is resized. */
export const hasScrollAnchoring = (): boolean =>
  !!globalThis.CSS?.supports?.('overflow-anchor', 'auto');

/** An element that was resized, and its height before. */
export interface Resized {
  readonly element: Element;
  readonly before: number;
}

/**
 * Scrolls by what elements above the visible area have grown or shrunk, so that what is visible stays where
 * it was. To be called before the next frame is painted, for browsers without scroll anchoring.
 */
export const correctScroll = (resized: readonly Resized[]): void => {
  const [first] = resized;
  if (!first) return;
  const scroller = scrollerOf(first.element);
  const container = scroller ?? first.element.ownerDocument.scrollingElement;
  if (!container) return;
  const edge = Math.max(0, scroller?.getBoundingClientRect().top ?? 0);
  const bottom = edge + container.clientHeight;
  const boxes = resized
    .map(({ element, before }) => ({ ...element.getBoundingClientRect().toJSON(), before }))
    .sort((a, b) => a.top - b.top);
  let growth = 0;
  let correction = 0;
  for (const { top, height, before } of boxes) {
    // Where it was before the elements above it were resized.
    const start = top - growth;
    if (start < edge && start + before < bottom) correction += height - before;
    growth += height - before;
  }
  if (correction !== 0) container.scrollBy({ top: correction, behavior: 'instant' });
};
