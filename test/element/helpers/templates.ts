import type { StampsActivityFeed } from '../../../src/index.js';
import { plain } from '../../support/feed.js';

/** A template for a slot, from markup as a page contains it. */
export const template = (slot: string, markup: string): HTMLTemplateElement => {
  const element = document.createElement('template');
  element.slot = slot;
  element.innerHTML = markup;
  return element;
};

/** The rows that the feed rendered from templates, as its own children. */
export const templateRows = (feed: Element): HTMLElement[] => [
  ...feed.querySelectorAll<HTMLElement>(':scope > [data-stamps-row]'),
];

/** The texts of the rows that were rendered from templates. */
export const rowTexts = (feed: Element): string[] =>
  templateRows(feed).map(({ textContent }) => plain(textContent));

export const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/** Waits until the feed has handled a change of its children. */
export async function childrenSettled(feed: StampsActivityFeed): Promise<void> {
  await nextFrame();
  await nextFrame();
  await feed.updateComplete;
}

/** The elements and attribute names at any depth. A value must never change them. */
export function structureOf(root: ParentNode): string {
  const structures = [...root.children].map((element) => {
    const names = element.getAttributeNames().sort().join(' ');
    return `<${element.localName} ${names}>${structureOf(element)}</>`;
  });
  return structures.join('');
}
