import { plain } from '../../support/feed.js';

const liveRegions = '[role=status], [role=alert], [role=log], [aria-live], output';

/** What a feed's live region says from now on, each text in its turn, for a screen reader's ears. */
export function listenToRegion(feed: Element): readonly string[] {
  const said: string[] = [];
  const region = regionsOf(feed)[0];
  if (!region) throw new Error('There is no live region.');
  const observer = new MutationObserver(() => {
    const text = plain(region.textContent);
    if (text) said.push(text);
  });
  observer.observe(region, { childList: true, characterData: true, subtree: true });
  return said;
}

/** Everything in a feed that a screen reader listens to. */
export const regionsOf = (feed: Element): readonly Element[] => [
  ...(feed.shadowRoot?.querySelectorAll(liveRegions) ?? []),
];

/** The values that an attribute takes from now on. */
export function watchAttribute(element: Element, name: string): readonly (string | null)[] {
  const values = [element.getAttribute(name)];
  const observer = new MutationObserver(() => values.push(element.getAttribute(name)));
  observer.observe(element, { attributeFilter: [name] });
  return values;
}
