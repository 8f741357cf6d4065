import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Paging, PagingStep } from '../../api/paging.js';
import type { RowContext } from '../row.js';
import { shownOf, summaryOf } from '../shown.js';
import type { TemplateSet } from './template-set.js';
import { isTemplate, noTemplates, readTemplates } from './template-set.js';
import { valuesOf } from './values.js';

/** Marks what is ours among the page's children. */
const mark = 'data-stamps-row';

const isOurs = (node: Node): boolean => node instanceof Element && node.hasAttribute(mark);

/**
 * Keeps the copies of the merchant's templates in the light DOM, so that the page's own CSS styles
 * them; a slot of the same name projects each into its row.
 *
 * These children belong to us, and nothing else does: they are marked, appended behind the page's
 * own, put back once a frame if somebody takes them out, and removed with their rows.
 */
export class RowStamps implements ReactiveController {
  /** The templates as the page has them now. */
  templates: TemplateSet = noTemplates;

  #host: ReactiveControllerHost & HTMLElement;
  #stamped = new Map<PagingStep, readonly HTMLElement[]>();
  #context: RowContext | undefined;
  #children: MutationObserver | undefined;
  #contents: MutationObserver | undefined;
  #frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A server has neither; it renders the default rows.
    if (!globalThis.MutationObserver) return;
    this.#children ??= new MutationObserver((records) => this.#changed(records));
    this.#contents ??= new MutationObserver(() => this.#read());
    this.#children.observe(this.#host, { childList: true });
    // A clone brings copies of another feed's rows along.
    const known = new Set([...this.#stamped.values()].flat());
    for (const child of [...this.#host.children] as HTMLElement[]) {
      if (isOurs(child) && !known.has(child)) child.remove();
    }
    this.#restore();
    this.#read();
  }

  hostDisconnected(): void {
    this.#children?.disconnect();
    this.#contents?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Brings the stamped rows in line with the list; called after each rendering. */
  sync(paging: Paging, context: RowContext): void {
    if (this.#stamped.size === 0 && context.templates === noTemplates) return;
    // Before hydration the children are the server's.
    if (this.#host.hasAttribute('defer-hydration')) return;
    this.#changed(this.#children?.takeRecords() ?? []);
    const kept = context === this.#context ? new Set(paging) : new Set<PagingStep>();
    this.#context = context;
    for (const [step, elements] of this.#stamped) {
      if (kept.has(step)) continue;
      for (const element of elements) element.remove();
      this.#stamped.delete(step);
    }
    for (const step of paging) {
      if (!this.#stamped.has(step)) this.#stamped.set(step, this.#stamp(step, context));
    }
    this.#children?.takeRecords();
  }

  #stamp({ activities }: PagingStep, context: RowContext): readonly HTMLElement[] {
    const elements = activities.flatMap((activity) => {
      const stamp = context.templates.row(activity.kind);
      if (!stamp) return [];
      const element = document.createElement('div');
      element.slot = `activity-${activity.id}`;
      element.setAttribute(mark, '');
      const shown = shownOf(summaryOf(activity, context), context);
      element.append(stamp(valuesOf(activity, shown)));
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
    if (nodes.some(isOurs)) this.#frame ||= requestAnimationFrame(() => this.#restore());
    if (nodes.some(isTemplate)) this.#read();
  }

  /** Puts back what somebody took out: an emptied host, a morph that knows only the page's children. */
  #restore(): void {
    this.#frame = 0;
    const lost = [...this.#stamped.values()]
      .flat()
      .filter(({ parentNode }) => parentNode !== this.#host);
    this.#host.append(...lost);
    this.#children?.takeRecords();
  }

  #read(): void {
    this.templates = readTemplates(this.#host);
    this.#contents?.disconnect();
    const options = { attributes: true, characterData: true, childList: true, subtree: true };
    for (const child of this.#host.children) {
      if (!(child instanceof HTMLTemplateElement)) continue;
      this.#contents?.observe(child, options);
      this.#contents?.observe(child.content, options);
    }
    this.#host.requestUpdate();
  }
}
