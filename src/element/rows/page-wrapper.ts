import type { ActivityId } from '../../api/index.js';
import { setAttribute } from '../dom/attributes.js';
import { boxAround } from '../dom/boxes.js';
import { placeChildren } from '../dom/place-children.js';
import type { PageRows } from './groups.js';
import { contentsOf } from './groups.js';
import type { RowContent, RowPosition } from './row.js';
import type { RowContext } from './row-context.js';
import { hasSameWords } from './row-context.js';
import type { RowElements } from './row-elements.js';

/** A row in the document, and what it was rendered from. */
export interface KnownRow extends RowContent {
  readonly element: Element;
  readonly context: RowContext;
}

export type KnownRows = Map<ActivityId, KnownRow>;

const setPosition = (element: Element, { posInSet, setSize }: RowPosition): void => {
  setAttribute(element, 'aria-posinset', String(posInSet));
  setAttribute(element, 'aria-setsize', String(setSize));
};

/** The wrapper of the rows that one page has in one group. Its children are the rows. */
export class PageWrapper {
  readonly element: HTMLElement;
  #rows: PageRows;
  #elements: RowElements;
  #context: RowContext;
  #position: RowPosition;

  /** @param known rows that are in the document. Those that stand in this wrapper now are taken out. */
  constructor(
    rows: PageRows,
    position: RowPosition,
    context: RowContext,
    elements: RowElements,
    known: KnownRows,
  ) {
    this.#rows = rows;
    this.#elements = elements;
    this.#context = context;
    this.#position = position;
    const children = contentsOf(rows).map((row, index) => {
      const at = { ...position, posInSet: position.posInSet + index };
      const { id } = row.activity;
      const same = known.get(id);
      known.delete(id);
      if (!same) return elements.create(row, at, context);
      this.#updateRow(same, row, at, context);
      return same.element;
    });
    this.element = boxAround(children, 'page');
    placeChildren(this.element, children);
  }

  get known(): readonly KnownRow[] {
    const { children } = this.element;
    const context = this.#context;
    return contentsOf(this.#rows).flatMap((row, index) => {
      const element = children[index];
      return element ? [{ ...row, element, context }] : [];
    });
  }

  /** Updates rows that stay in this wrapper. */
  update(position: RowPosition, context: RowContext): void {
    if (context !== this.#context) {
      this.known.forEach((row, index) => {
        const at = { ...position, posInSet: position.posInSet + index };
        this.#updateRow(row, row, at, context);
      });
    } else this.#move(position);
    this.#position = position;
    this.#context = context;
  }

  /** Writes what has changed of the positions: newer rows move all others. */
  #move({ posInSet, setSize }: RowPosition): void {
    const before = this.#position;
    if (before.posInSet === posInSet && before.setSize === setSize) return;
    let next = posInSet;
    for (const row of this.element.children) {
      if (before.posInSet !== posInSet) row.setAttribute('aria-posinset', String(next));
      if (before.setSize !== setSize) row.setAttribute('aria-setsize', String(setSize));
      next += 1;
    }
  }

  #updateRow(before: KnownRow, row: RowContent, position: RowPosition, context: RowContext): void {
    const { element, activity, heading } = before;
    const isSame =
      activity === row.activity &&
      heading === row.heading &&
      hasSameWords(activity, before.context, context);
    if (isSame) setPosition(element, position);
    else this.#elements.update(element, row, position, context);
  }
}
