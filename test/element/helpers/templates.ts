import type { StampsActivityFeed } from '../../../src/index.js';
import { plain } from '../../support/feed.js';

/** A template for a slot, from markup as a page has it. */
export const template = (slot: string, markup: string): HTMLTemplateElement => {
  const element = document.createElement('template');
  element.slot = slot;
  element.innerHTML = markup;
  return element;
};

/** The feed's own children: the rows that were made from templates. */
export const stamped = (feed: Element): HTMLElement[] => [
  ...feed.querySelectorAll<HTMLElement>(':scope > [data-stamps-row]'),
];

/** What the page reads in the rows that were made from templates. */
export const stampedTexts = (feed: Element): string[] =>
  stamped(feed).map(({ textContent }) => plain(textContent));

export const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/** Waits until the feed has seen what the page did to its children, and has put right what it does. */
export async function seen(feed: StampsActivityFeed): Promise<void> {
  await nextFrame();
  await nextFrame();
  await feed.updateComplete;
}

/** Elements and the names of their attributes, at any depth: what a value must never change. */
export function shape(root: ParentNode): string {
  const shapes = [...root.children].map((element) => {
    const names = element.getAttributeNames().sort().join(' ');
    return `<${element.localName} ${names}>${shape(element)}</>`;
  });
  return shapes.join('');
}
