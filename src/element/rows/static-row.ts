import { noChange, render } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { Directive, directive } from 'lit/directive.js';
import type { Activity } from '../../api/index.js';
import type { RowContext, RowPlace } from './row.js';
import { article } from './row.js';

/** Renders a template and gives its element, without what Lit keeps to bring it up to date. */
export const elementOf = (template: unknown): Element => {
  const container = document.createDocumentFragment();
  render(template, container);
  const comments = document.createTreeWalker(container, NodeFilter.SHOW_COMMENT);
  const marks: Comment[] = [];
  while (comments.nextNode()) marks.push(comments.currentNode as Comment);
  for (const mark of marks) mark.remove();
  const element = container.firstElementChild as Element;
  // Out of the container, which holds Lit's parts.
  element.remove();
  return element;
};

/** Makes an element what another one is; it stays the same element, with the focus if it has it. */
const become = (element: Element, other: Element): void => {
  for (const name of element.getAttributeNames()) {
    if (name !== 'tabindex' && !other.hasAttribute(name)) element.removeAttribute(name);
  }
  for (const { name, value } of other.attributes) {
    if (name !== 'tabindex') element.setAttribute(name, value);
  }
  element.replaceChildren(...other.childNodes);
};

const put = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

class SettledRow extends Directive {
  #element: Element | undefined;
  #written: readonly unknown[] = [];

  override render(activity: Activity, place: RowPlace, context: RowContext): unknown {
    return article(activity, place, context);
  }

  override update(_: ChildPart, [activity, place, context]: Parameters<this['render']>) {
    // What code writes may hold anything: it is Lit's to bring up to date.
    if (context.renderRow) {
      this.#element = undefined;
      return article(activity, place, context);
    }
    return this.#settle(activity, place, context);
  }

  #settle(activity: Activity, place: RowPlace, context: RowContext): unknown {
    const element = this.#element;
    const now = [activity, place.heading, context];
    const isWritten = now.every((value, n) => value === this.#written[n]);
    this.#written = now;
    if (!element) {
      this.#element = elementOf(article(activity, place, context));
      return this.#element;
    }
    if (!isWritten) become(element, elementOf(article(activity, place, context)));
    put(element, 'aria-posinset', String(place.position));
    put(element, 'aria-setsize', String(place.setSize));
    return noChange;
  }
}

/**
 * A row that is written and then left alone: of a long feed's rows, nothing is kept but their nodes.
 * Where a row stands may change; when anything else does, it is written anew.
 */
export const row = directive(SettledRow);
