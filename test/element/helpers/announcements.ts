import { plain } from '../../support/feed.js';

const liveRegionSelector = '[role=status], [role=alert], [role=log], [aria-live], output';

/** The texts that a feed's live region receives from now on, in order. */
export function recordAnnouncements(feed: Element): readonly string[] {
  const announcements: string[] = [];
  const region = liveRegionsOf(feed)[0];
  if (!region) throw new Error('The feed has no live region.');
  const observer = new MutationObserver(() => {
    const text = plain(region.textContent);
    if (text) announcements.push(text);
  });
  observer.observe(region, { childList: true, characterData: true, subtree: true });
  return announcements;
}

/** The live regions of a feed. */
export const liveRegionsOf = (feed: Element): readonly Element[] => [
  ...(feed.shadowRoot?.querySelectorAll(liveRegionSelector) ?? []),
];

/** The values of an attribute, from now on. */
export function watchAttribute(element: Element, name: string): readonly (string | null)[] {
  const values = [element.getAttribute(name)];
  const observer = new MutationObserver(() => values.push(element.getAttribute(name)));
  observer.observe(element, { attributeFilter: [name] });
  return values;
}
