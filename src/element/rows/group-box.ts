import { html } from 'lit';
import { boxAround } from '../dom/boxes.js';
import { placeChildren } from '../dom/place-children.js';
import { renderOnce } from '../dom/static-template.js';

/** A heading's copy, which stays at the top of the visible area: in a group's box, and as wide and high. */
const trackOf = (heading: string): Element =>
  renderOnce(
    html`<div class="track" role="presentation">
      <div part="group-sticky" aria-hidden="true"><span>${heading}</span></div>
    </div>`,
  ).firstElementChild as Element;

/** The tracks of the boxes, with the texts that they were made for. */
const tracks = new WeakMap<Element, { readonly heading: string; readonly track: Element }>();

/** The box of a group, with the wrappers of its pages. */
export const groupBox = (heading: string | undefined, wrappers: readonly Element[]): Element => {
  const box = boxAround(wrappers, 'group');
  let known = tracks.get(box);
  if (heading && known?.heading !== heading) {
    known = { heading, track: trackOf(heading) };
    tracks.set(box, known);
  }
  placeChildren(box, heading && known ? [known.track, ...wrappers] : wrappers);
  return box;
};
