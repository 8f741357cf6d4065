import { type RootPart, render } from 'lit';
import { copyInto } from '../dom/copy-into.js';
import { renderOnce } from '../dom/static-template.js';
import { customContent } from './custom-content.js';
import { keepDetails } from './details.js';
import type { RowContent, RowPosition } from './row.js';
import { rowTemplate } from './row.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';

/**
 * Makes the elements of rows. A row is rendered once, and costs no memory beyond its nodes, which matters
 * in a long feed. Only what `renderRow` returns stays in Lit's care: it may have bindings and listeners.
 */
export class RowElements {
  /** Lit's parts for what `renderRow` returned, by the row. */
  #custom = new Map<Element, RootPart>();

  create(row: RowContent, position: RowPosition, context: RowContext): Element {
    return this.#render(row, position, context, undefined);
  }

  /** Renders a row again, in the same element. */
  update(element: Element, row: RowContent, position: RowPosition, context: RowContext): void {
    const restore = keepDetails(element);
    copyInto(element, this.#render(row, position, context, element));
    restore(row.activity, context);
  }

  /** To be called when a row is removed for good. */
  release(element: Element): void {
    this.#custom.get(element)?.setConnected(false);
    this.#custom.delete(element);
  }

  setConnected(isConnected: boolean): void {
    for (const part of this.#custom.values()) part.setConnected(isConnected);
  }

  /** @param before the row as it is, if there is one: `renderRow` updates what it returned for it. */
  #render(
    row: RowContent,
    position: RowPosition,
    context: RowContext,
    before: Element | undefined,
  ): Element {
    const summary = summaryOf(row.activity, context);
    const custom = customContent(row.activity, summary, context);
    const isCustom = custom !== undefined && custom !== null;
    const template = rowTemplate(row, position, summary, isCustom, context);
    const element = renderOnce(template).firstElementChild as Element;
    if (!isCustom) {
      if (before) this.release(before);
      return element;
    }
    const selector = '[part~=activity] > .whole';
    let place = element.querySelector<HTMLElement>(selector) as HTMLElement;
    const placeBefore = before?.querySelector<HTMLElement>(selector);
    if (placeBefore) {
      placeBefore.firstElementChild?.replaceWith(place.firstElementChild as Element);
      place.replaceWith(placeBefore);
      place = placeBefore;
    }
    this.#custom.set(before ?? element, render(custom, place));
    return element;
  }
}
