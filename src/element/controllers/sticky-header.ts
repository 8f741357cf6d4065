import type { LitElement, ReactiveController } from 'lit';
import { documentProperty } from '../../feed/document-property.js';
import { showNewButton } from '../buttons.js';
import { flatTreeParent, isElement } from '../dom/ancestors.js';
import { listenToScroll } from '../dom/scroll-listener.js';
import { scrollerOf } from '../dom/scroller.js';

const isSticky = (element: Element): boolean =>
  /sticky|fixed/.test(getComputedStyle(element).position);

/** Where the site's header ends that covers this point; the point itself if there is none. */
const endOfHeader = (host: Element, x: number, y: number): number => {
  const { ownerDocument } = host;
  const hit = Document.prototype.elementFromPoint?.call(ownerDocument, x, y + 1);
  for (let at: Node | null = hit ?? null; at; at = flatTreeParent(at)) {
    if (at === host || !isElement(at)) return y;
    if (isSticky(at)) return at.contains(host) ? y : at.getBoundingClientRect().bottom;
  }
  return y;
};

/** Keeps the show-new button below a header of the site that stays at the top, by measuring that header. */
export class StickyHeader implements ReactiveController {
  #host: LitElement;
  #stopListening: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const isShown = this.#host.isConnected && this.#host.shadowRoot?.querySelector(showNewButton);
    if (!isShown) {
      this.hostDisconnected();
      return;
    }
    this.#stopListening ??= listenToScroll(this.#host, this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  #measure = (): void => {
    const edge = Math.max(0, scrollerOf(this.#host)?.getBoundingClientRect().top ?? 0);
    const { left, width } = this.#host.getBoundingClientRect();
    const covered = endOfHeader(this.#host, left + width / 2, edge) - edge;
    const view = documentProperty(this.#host.ownerDocument, 'documentElement').clientHeight;
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    // What covers most of the page is a dialog or an overlay, not a header.
    root?.style.setProperty('--_covered', `${covered < view / 2 ? covered : 0}px`);
  };
}
