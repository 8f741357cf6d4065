import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { render } from 'lit';
import type { LoadedPage, LoadedPages } from '../../api/paging.js';
import { windowOf } from '../../feed/page-events.js';
import { isElement } from '../dom/ancestors.js';
import { slotFallback } from '../rows/row.js';
import type { RowContext } from '../rows/row-context.js';
import { hasSameWords } from '../rows/row-context.js';
import { summaryOf } from '../rows/row-text.js';
import { frameworkMarks } from './frameworks.js';
import { namedValues } from './named-values.js';
import type { TemplateSet } from './template-set.js';
import { isTemplate, isTemplateElement, noTemplates, readTemplates } from './template-set.js';
import { valuesOf } from './values.js';

/** Marks our copies among the children of the host. */
const marker = 'data-stamps-row';

/** Present until the host has been hydrated; until then its children must not change. */
const deferHydration = 'defer-hydration';

/** The method is the prototype's, because a form may have a field called `hasAttribute`. */
const isCopy = (node: Node): boolean =>
  isElement(node) && HTMLElement.prototype.hasAttribute.call(node, marker);

/**
 * Keeps the copies of the templates in the light DOM, where the document's CSS applies to them. Each
 * copy is slotted into its row.
 *
 * The copies have a marker. They are appended after the document's own children, which are never
 * touched; they are put back, at most once a frame, if something removes them; and they are removed
 * with their rows. A copy without the marker was taken over by a DOM morph, so it is left alone.
 */
export class RowCopies implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #templates = noTemplates;
  /** The children that the templates were read from. */
  #sources: readonly Element[] = [];
  #copies = new Map<LoadedPage, readonly HTMLElement[]>();
  #context: RowContext | undefined;
  #childObserver: MutationObserver | undefined;
  #markerObserver: MutationObserver | undefined;
  #contentObserver: MutationObserver | undefined;
  #isScheduled = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The current templates; none before hydration. */
  get templates(): TemplateSet {
    return this.#host.hasAttribute(deferHydration) ? noTemplates : this.#templates;
  }

  hostConnected(): void {
    // There is no MutationObserver on a server, which renders the default rows.
    if (!globalThis.MutationObserver) return;
    const isFirst = !this.#childObserver;
    if (isFirst) this.#observe();
    else this.#onChildren(this.#childObserver?.takeRecords() ?? []);
    // A cloned feed has copies of the original's rows among its children.
    this.#restoreCopies();
    if (isFirst) this.#readTemplates();
  }

  hostDisconnected(): void {
    // The observers stay: a feed that is moved keeps its copies unless its children change meanwhile.
    this.#isScheduled = false;
  }

  /** Brings the copies in line with the list; called after each rendering. */
  sync(paging: LoadedPages, context: RowContext): void {
    if (this.#copies.size === 0 && context.templates === noTemplates) return;
    // Handled after this update, because other changes of the children may request another one.
    const records = this.#childObserver?.takeRecords() ?? [];
    if (records.length > 0) queueMicrotask(() => this.#onChildren(records));
    const before = this.#context;
    const isKept = ({ activities }: LoadedPage) =>
      context === before ||
      activities.every((activity) => before && hasSameWords(activity, before, context));
    const kept = new Set(paging.filter(isKept));
    this.#context = context;
    for (const step of this.#copies.keys()) if (!kept.has(step)) this.#removeCopies(step);
    for (const step of paging) {
      if (!this.#copies.has(step)) this.#copies.set(step, this.#createCopies(step, context));
    }
    this.#childObserver?.takeRecords();
  }

  #observe(): void {
    this.#childObserver = new MutationObserver((records) => this.#onChildren(records));
    this.#markerObserver = new MutationObserver(() => this.#onMarkers());
    this.#contentObserver = new MutationObserver(() => this.#readTemplates());
    this.#childObserver.observe(this.#host, { childList: true });
    this.#host.shadowRoot?.addEventListener('slotchange', this.#onSlotChange);
    this.#markerObserver.observe(this.#host, {
      attributeFilter: [marker, deferHydration],
      subtree: true,
    });
  }

  /** Renders the fallback of a slot whose copy was removed, before the empty row is painted. */
  #onSlotChange = ({ target }: Event): void => {
    const slot = target as HTMLSlotElement;
    const context = this.#context;
    // The feed's other slots have no copies. Browsers take long to say what is in one when there are many.
    if (!context || !slot.name.startsWith('activity-')) return;
    if (this.#isFilled(slot) || slot.assignedNodes().length > 0) return;
    for (const { activities } of this.#copies.keys()) {
      const activity = activities.find(({ id }) => slot.name === `activity-${id}`);
      // Rows without a template have their fallback already.
      if (activity && context.templates.row(activity.kind)) {
        render(slotFallback(activity, context), slot);
      }
    }
  };

  /** Whether a slot has our copy. */
  #isFilled({ name }: HTMLSlotElement): boolean {
    const isCopyFor = (element: HTMLElement) => element.slot === name;
    // The slots of the page that was added last are the likeliest to have changed.
    const page = [...this.#copies.values()].findLast((elements) => elements.some(isCopyFor));
    return page?.find(isCopyFor)?.parentNode === this.#host;
  }

  #removeCopies(step: LoadedPage): void {
    for (const element of this.#copies.get(step) ?? []) if (isCopy(element)) element.remove();
    this.#copies.delete(step);
  }

  #createCopies({ activities }: LoadedPage, context: RowContext): readonly HTMLElement[] {
    const elements = activities.flatMap((activity) => {
      const makeCopy = context.templates.row(activity.kind);
      if (!makeCopy) return [];
      const element = document.createElement('div');
      element.slot = `activity-${activity.id}`;
      // The style of the slot shows it. Without the element, as in a stored copy of the document, it stays hidden.
      element.hidden = true;
      for (const mark of [marker, ...frameworkMarks]) {
        // `setAttribute` puts names into lower case, and `setAttributeNS` accepts no colon.
        if (mark.includes(':')) element.setAttribute(mark, '');
        else element.setAttributeNS(null, mark, '');
      }
      const named = namedValues(summaryOf(activity, context), context);
      element.append(makeCopy(valuesOf(activity, named)));
      return [element];
    });
    this.#host.append(...elements);
    return elements;
  }

  #onChildren(records: readonly MutationRecord[]): void {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [
      ...addedNodes,
      ...removedNodes,
    ]);
    if (nodes.some(isCopy)) this.#scheduleRestore();
    if (!nodes.some(isTemplate)) return;
    const sources = [...this.#host.children].filter(isTemplate);
    // A template that was only moved is the same as before.
    const isSame =
      sources.length === this.#sources.length && sources.every((it, n) => it === this.#sources[n]);
    if (!isSame) this.#readTemplates();
  }

  #onMarkers(): void {
    this.#scheduleRestore();
    // When `defer-hydration` has been removed, the copies can be made.
    this.#host.requestUpdate();
  }

  #scheduleRestore(): void {
    if (this.#isScheduled || !this.#host.isConnected) return;
    this.#isScheduled = true;
    // The feed may be in a popup, and the window of this script hidden, which has no frames then.
    windowOf(this.#host)?.requestAnimationFrame(() => this.#restoreCopies());
  }

  /**
   * Puts back copies that were removed, for example by a morph or by emptying the host, and removes
   * copies of our copies.
   */
  #restoreCopies(): void {
    this.#isScheduled = false;
    for (const [step, elements] of this.#copies) {
      if (elements.every(isCopy)) continue;
      this.#removeCopies(step);
      this.#host.requestUpdate();
    }
    const own = new Set<Element>([...this.#copies.values()].flat());
    for (const child of [...this.#host.children]) {
      if (isCopy(child) && !own.has(child)) child.remove();
    }
    this.#host.append(...[...own].filter(({ parentNode }) => parentNode !== this.#host));
    this.#childObserver?.takeRecords();
  }

  #readTemplates(): void {
    this.#templates = readTemplates(this.#host);
    this.#sources = [...this.#host.children].filter(isTemplate);
    this.#contentObserver?.disconnect();
    const options = { attributes: true, characterData: true, childList: true, subtree: true };
    for (const child of this.#sources) {
      if (!isTemplateElement(child)) continue;
      this.#contentObserver?.observe(child, options);
      this.#contentObserver?.observe(child.content, options);
    }
    this.#host.requestUpdate();
  }
}
