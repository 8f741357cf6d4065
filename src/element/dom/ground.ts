import { flatTreeChain, isElement } from './ancestors.js';

/** Red, green, blue from 0 to 1, and alpha unless it is 1. */
export type Channels = readonly number[];

/** Reads a colour in any syntax: the browser converts it to sRGB, in an outline that is not painted. */
export const channelsOf = (root: HTMLElement, color: string): Channels => {
  root.style.outlineColor = `color-mix(in srgb, ${color} 100%, transparent)`;
  return (getComputedStyle(root).outlineColor.match(/[\d.e-]+(?=[ )])/g) ?? []).map(Number);
};

/** The colour of the element's text. */
export const textColor = (root: HTMLElement): Channels =>
  channelsOf(root, getComputedStyle(root).color);

/** The colour `top` over `below`; `share` is its opacity. */
export const blend = (top: Channels, share: number, below: Channels): Channels =>
  [0, 1, 2].map((n) => share * (top[n] ?? 0) + (1 - share) * (below[n] ?? 0));

/** The colour that is painted behind an element; `undefined` if there is an image, which may have any. */
export const groundOf = (root: HTMLElement): Channels | undefined => {
  const layers: Channels[] = [];
  for (const at of flatTreeChain(root).filter(isElement)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return undefined;
    const layer = channelsOf(root, backgroundColor);
    layers.push(layer);
    if (layer[3] === undefined) break;
  }
  return layers.reduceRight(
    (below, layer) => blend(layer, layer[3] ?? 1, below),
    channelsOf(root, 'Canvas'),
  );
};
