import type { LitElement, ReactiveController } from 'lit';
import { documentProperty } from '../../feed/document-property.js';
import { windowOf } from '../../feed/page-events.js';
import { listenToScroll } from '../dom/scroll-listener.js';
import { scrollerOf } from '../dom/scroller.js';
import { endOfSiteHeader } from '../dom/site-header.js';

const stickyHeading = '[part=group-sticky]';

const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** The group at a height of the viewport, or the one next to it. Searches from where it was before. */
const groupAt = (y: number, from: Element): Element => {
  let group = from;
  for (let next = group.nextElementSibling; next && boxOf(group).bottom <= y; ) {
    group = next;
    next = group.nextElementSibling;
  }
  for (let previous = group.previousElementSibling; previous && boxOf(previous).bottom > y; ) {
    group = previous;
    previous = group.previousElementSibling;
  }
  return group;
};

/**
 * Places what stays at the top of the visible area: the copy of a heading, with the show-new button in its line. A
 * header of the site that stays there too is measured.
 *
 * A copy is visible only once its heading has left the place. Until then the two would have to look the same.
 */
export class StickyPosition implements ReactiveController {
  #host: LitElement;
  #onStick: () => void;
  #group: Element | undefined;
  #frame = 0;
  #stopListening: (() => void) | undefined;

  /** @param onStick called before the copy of another heading is shown. */
  constructor(host: LitElement, onStick: () => void) {
    this.#host = host;
    this.#onStick = onStick;
    host.addController(this);
  }

  hostUpdated(): void {
    const { isConnected, shadowRoot } = this.#host;
    if (!isConnected || !shadowRoot?.querySelector(stickyHeading)) {
      this.hostDisconnected();
      return;
    }
    this.#stopListening ??= listenToScroll(this.#host, this.#measure);
    // In the next frame, when the browser lays out the page anyway.
    this.#frame ||= windowOf(this.#host)?.requestAnimationFrame(this.#measure) ?? 0;
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#group = undefined;
  }

  #measure = (): void => {
    this.#frame = 0;
    const host = this.#host;
    const { left, width, top, bottom } = boxOf(host);
    const root = host.shadowRoot?.querySelector<HTMLElement>('.root');
    const view = documentProperty(host.ownerDocument, 'documentElement').clientHeight;
    if (!root || bottom < 0 || top > view) return;
    const scroller = scrollerOf(host);
    const start = scroller ? boxOf(scroller).top : 0;
    const end = endOfSiteHeader(host, left + width / 2, Math.max(0, start));
    // Not zero: all rows inherit it, so a first value costs the style of every element.
    root.style.setProperty('--_covered', end > start ? `${end - start}px` : '');
    this.#moveCopy(root, start);
  };

  /**
   * Shows the copy of the heading that has left the visible area. The focused row stays clear of it.
   *
   * @param start the top of the visible area.
   */
  #moveCopy(root: HTMLElement, start: number): void {
    const before = this.#group;
    const anyCopy = root.querySelector(stickyHeading);
    const from = before?.isConnected ? before : (anyCopy?.closest('.group') ?? undefined);
    // The page may state the offset.
    const offset = anyCopy ? Number.parseFloat(getComputedStyle(anyCopy).insetBlockStart) : 0;
    const group = from && groupAt(start + offset, from);
    const copy = group?.querySelector<HTMLElement>(stickyHeading);
    const height = copy?.offsetHeight ?? 0;
    const track = copy?.parentElement;
    const isStuck = !!track && height > 0 && boxOf(track).top < start + offset;
    if (isStuck && !group?.matches('.stuck')) this.#onStick();
    if (group !== before) before?.classList.remove('stuck');
    this.#group = group;
    group?.classList.toggle('stuck', isStuck);
    // Only a row above the visible area can come to lie below a copy.
    if (isStuck) root.style.setProperty('--_sticky', `${height}px`);
  }
}
