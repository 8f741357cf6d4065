import { noChange } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';
import type { Activity } from '../../api/index.js';
import { copyInto, renderToElement } from '../dom/render-to-element.js';
import type { RowPosition } from './row.js';
import { rowTemplate } from './row.js';
import type { RowContext } from './row-context.js';

const setAttribute = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

class StaticRow extends Directive {
  #element: Element | undefined;
  #renderedWith: readonly unknown[] = [];

  override render(activity: Activity, position: RowPosition, context: RowContext): unknown {
    return rowTemplate(activity, position, context);
  }

  override update(_: ChildPart, [activity, position, context]: Parameters<this['render']>) {
    // The content of `renderRow` may have bindings and listeners, so Lit has to update it.
    if (context.renderRow) {
      this.#element = undefined;
      return rowTemplate(activity, position, context);
    }
    return this.#renderOnce(activity, position, context);
  }

  #renderOnce(activity: Activity, position: RowPosition, context: RowContext): unknown {
    const element = this.#element;
    const values = [activity, position.heading, context];
    const isSame = values.every((value, index) => value === this.#renderedWith[index]);
    this.#renderedWith = values;
    if (!element) {
      this.#element = renderToElement(rowTemplate(activity, position, context));
      return this.#element;
    }
    if (!isSame) copyInto(element, renderToElement(rowTemplate(activity, position, context)));
    setAttribute(element, 'aria-posinset', String(position.posInSet));
    setAttribute(element, 'aria-setsize', String(position.setSize));
    return noChange;
  }
}

/**
 * A row that is rendered once and costs no memory beyond its nodes, which matters in a long feed.
 * When its position changes, attributes are updated; when anything else changes, it is rendered again.
 */
export const staticRow = directive(StaticRow);
