import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { render } from 'lit';
import type { Paging, PagingStep } from '../../api/paging.js';
import type { RowContext } from '../rows/row.js';
import { fallback } from '../rows/row.js';
import { shownOf, summaryOf } from '../rows/row-text.js';
import type { TemplateSet } from './template-set.js';
import {
  isElement,
  isTemplate,
  isTemplateElement,
  noTemplates,
  readTemplates,
} from './template-set.js';
import { valuesOf } from './values.js';

/** Marks what is ours among the page's children. */
const mark = 'data-stamps-row';

/** Set while the children are still the server's. */
const hydration = 'defer-hydration';

const isOurs = (node: Node): boolean => isElement(node) && node.hasAttribute(mark);

/**
 * Keeps the copies of the merchant's templates in the light DOM, so that the page's own CSS styles
 * them; a slot of the same name projects each into its row.
 *
 * These children belong to us, and nothing else does: they are marked, appended behind the page's
 * own, put back once a frame if somebody takes them out, and removed with their rows. One that lost
 * its mark has become the page's: a morph made it what the page has in that place.
 */
export class RowCopies implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #templates = noTemplates;
  /** The children that the templates were read from. */
  #found: readonly Element[] = [];
  #copied = new Map<PagingStep, readonly HTMLElement[]>();
  #context: RowContext | undefined;
  #children: MutationObserver | undefined;
  #marks: MutationObserver | undefined;
  #contents: MutationObserver | undefined;
  #frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The templates as the page has them now; none while the children are the server's. */
  get templates(): TemplateSet {
    return this.#host.hasAttribute(hydration) ? noTemplates : this.#templates;
  }

  hostConnected(): void {
    // A server has neither; it renders the default rows.
    if (!globalThis.MutationObserver) return;
    const isFirst = !this.#children;
    if (isFirst) this.#observe();
    else this.#changed(this.#children?.takeRecords() ?? []);
    // A clone brings copies of another feed's rows along.
    this.#restore();
    if (isFirst) this.#read();
  }

  hostDisconnected(): void {
    // Still observed: who is moved has the same rows, unless something changes on the way.
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #observe(): void {
    this.#children = new MutationObserver((records) => this.#changed(records));
    this.#marks = new MutationObserver(() => this.#marksChanged());
    this.#contents = new MutationObserver(() => this.#read());
    this.#children.observe(this.#host, { childList: true });
    this.#host.shadowRoot?.addEventListener('slotchange', this.#fall);
    this.#marks.observe(this.#host, { attributeFilter: [mark, hydration], subtree: true });
  }

  /** Brings the copied rows in line with the list; called after each rendering. */
  sync(paging: Paging, context: RowContext): void {
    if (this.#copied.size === 0 && context.templates === noTemplates) return;
    // What the page changed meanwhile is read after this update: it may call for another one.
    const records = this.#children?.takeRecords() ?? [];
    if (records.length > 0) queueMicrotask(() => this.#changed(records));
    const kept = context === this.#context ? new Set(paging) : new Set<PagingStep>();
    this.#context = context;
    for (const step of this.#copied.keys()) if (!kept.has(step)) this.#drop(step);
    for (const step of paging) {
      if (!this.#copied.has(step)) this.#copied.set(step, this.#copy(step, context));
    }
    this.#children?.takeRecords();
  }

  /** Somebody took out what stood in a row's slot: the default row stands in, before that is seen. */
  #fall = ({ target }: Event): void => {
    const slot = target as HTMLSlotElement;
    const context = this.#context;
    if (slot.assignedNodes().length > 0 || !context) return;
    for (const { activities } of this.#copied.keys()) {
      const activity = activities.find(({ id }) => slot.name === `activity-${id}`);
      // Any other row has brought its default along.
      if (activity && context.templates.row(activity.kind))
        render(fallback(activity, context), slot);
    }
  };

  #drop(step: PagingStep): void {
    for (const element of this.#copied.get(step) ?? []) if (isOurs(element)) element.remove();
    this.#copied.delete(step);
  }

  #copy({ activities }: PagingStep, context: RowContext): readonly HTMLElement[] {
    const elements = activities.flatMap((activity) => {
      const makeCopy = context.templates.row(activity.kind);
      if (!makeCopy) return [];
      const element = document.createElement('div');
      element.slot = `activity-${activity.id}`;
      element.setAttribute(mark, '');
      const shown = shownOf(summaryOf(activity, context), context);
      element.append(makeCopy(valuesOf(activity, shown)));
      return [element];
    });
    this.#host.append(...elements);
    return elements;
  }

  #changed(records: readonly MutationRecord[]): void {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [
      ...addedNodes,
      ...removedNodes,
    ]);
    if (nodes.some(isOurs)) this.#restoreSoon();
    if (!nodes.some(isTemplate)) return;
    const found = [...this.#host.children].filter(isTemplate);
    // One that was only moved says what it said before.
    const isSame =
      found.length === this.#found.length && found.every((it, n) => it === this.#found[n]);
    if (!isSame) this.#read();
  }

  #marksChanged(): void {
    this.#restoreSoon();
    // What waited for the hydration is copied now.
    this.#host.requestUpdate();
  }

  #restoreSoon(): void {
    this.#frame ||= requestAnimationFrame(() => this.#restore());
  }

  /**
   * Puts back what somebody took out: an emptied host, a morph that knows only the page's children.
   * Copies that somebody made of ours go.
   */
  #restore(): void {
    this.#frame = 0;
    for (const [step, elements] of this.#copied) {
      if (elements.every(isOurs)) continue;
      this.#drop(step);
      this.#host.requestUpdate();
    }
    const ours = new Set<Element>([...this.#copied.values()].flat());
    for (const child of [...this.#host.children]) {
      if (isOurs(child) && !ours.has(child)) child.remove();
    }
    this.#host.append(...[...ours].filter(({ parentNode }) => parentNode !== this.#host));
    this.#children?.takeRecords();
  }

  #read(): void {
    this.#templates = readTemplates(this.#host);
    this.#found = [...this.#host.children].filter(isTemplate);
    this.#contents?.disconnect();
    const options = { attributes: true, characterData: true, childList: true, subtree: true };
    for (const child of this.#found) {
      if (!isTemplateElement(child)) continue;
      this.#contents?.observe(child, options);
      this.#contents?.observe(child.content, options);
    }
    this.#host.requestUpdate();
  }
}
