import { expect } from 'chai';
import { plain } from '../../support/feed.js';
import { waitUntil } from '../../support/wait.js';

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

/** Waits for the recorded announcements: each stays for some frames, and so does the empty region between them. */
export async function expectAnnouncements(
  announcements: readonly string[],
  ...expected: readonly string[]
): Promise<void> {
  const last = expected.at(-1);
  await waitUntil(
    () => announcements.length >= expected.length && announcements.at(-1) === last,
    `not announced: ${last}`,
  );
  expect(announcements).to.deep.equal(expected);
}

/** The live regions of a feed. */
export const liveRegionsOf = (feed: Element): readonly Element[] => [
  ...(feed.shadowRoot?.querySelectorAll(liveRegionSelector) ?? []),
];
