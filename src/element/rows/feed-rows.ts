import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoadedPages } from '../../api/paging.js';
import { placeChildren } from '../dom/place-children.js';
import { groupBox } from './group-box.js';
import type { PageRows, RowGroup } from './groups.js';
import { groupRows, setSizeOf } from './groups.js';
import type { PageSizes } from './page-sizes.js';
import type { KnownRows } from './page-wrapper.js';
import { PageWrapper } from './page-wrapper.js';
import type { RowContext } from './row-context.js';
import { RowElements } from './row-elements.js';

/**
 * Keeps the rows in the document as the list has them: the feed has groups, a group has wrappers of pages,
 * and a wrapper has rows. Browsers lay out only the wrappers near the viewport, and a wrapper is written
 * only when its own rows or their positions change. So a further page costs one page.
 *
 * Whatever stays keeps its element: a row is known by its activity, a wrapper by the first of its rows, and
 * a group by the first of its wrappers.
 */
export class FeedRows implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #sizes: PageSizes;
  #elements = new RowElements();
  #feed: Element | null = null;
  /** What the last update was called for. */
  #shown: readonly unknown[] = [];
  #wrappers = new Map<PageRows, PageWrapper>();

  constructor(host: ReactiveControllerHost & HTMLElement, sizes: PageSizes) {
    this.#host = host;
    this.#sizes = sizes;
    host.addController(this);
  }

  hostConnected(): void {
    this.#elements.setConnected(true);
    if (this.#feed) this.#sizes.observe(this.#feed);
  }

  hostDisconnected(): void {
    this.#elements.setConnected(false);
    this.#sizes.disconnect();
  }

  /** Called after the host has rendered the feed itself. */
  update(pages: LoadedPages, context: RowContext): void {
    const root = this.#host.shadowRoot;
    const feed = root?.querySelector('[role=feed]') ?? null;
    const shown = [feed, pages, context];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    this.#shown = shown;
    // Not while a page loads, because some screen readers hide what is busy.
    feed?.setAttribute('aria-busy', 'true');
    const focused = root?.activeElement;
    const groups = feed ? groupRows(pages, context.formats) : [];
    const rowsOfPages = groups.flatMap((group) => group.pages);
    const known = this.#removeAllBut(feed === this.#feed ? rowsOfPages : []);
    // Others may still hold the feed that is gone. Its rows must not stay in memory with it.
    if (feed !== this.#feed) this.#feed?.replaceChildren();
    this.#feed = feed;
    if (feed) this.#sizes.observe(feed);
    this.#updateWrappers(rowsOfPages, setSizeOf(pages), known, context);
    for (const { element } of known.values()) this.#elements.release(element);
    if (!feed) return;
    placeChildren(
      feed,
      groups.map((group) => this.#groupBox(group, context)),
    );
    feed.setAttribute('aria-busy', 'false');
    // A row that moves to another wrapper loses the focus.
    const isLost = focused !== root?.activeElement && feed.contains(focused ?? null);
    if (isLost) (focused as HTMLElement).focus({ preventScroll: true });
  }

  #updateWrappers(
    rowsOfPages: readonly PageRows[],
    setSize: number,
    known: KnownRows,
    context: RowContext,
  ): void {
    const before = this.#wrappers;
    this.#wrappers = new Map();
    let posInSet = 1;
    for (const rows of rowsOfPages) {
      const position = { posInSet, setSize };
      let wrapper = before.get(rows);
      if (wrapper) {
        wrapper.update(position, context);
      } else {
        wrapper = new PageWrapper(rows, position, context, this.#elements, known);
        this.#sizes.add(wrapper.element);
      }
      this.#wrappers.set(rows, wrapper);
      posInSet += rows.activities.length;
    }
  }

  #groupBox(group: RowGroup, context: RowContext): Element {
    const wrappers = group.pages.flatMap((rows) => this.#wrappers.get(rows)?.element ?? []);
    return groupBox(group, wrappers, context);
  }

  /** @returns the rows of the wrappers that go. */
  #removeAllBut(kept: readonly PageRows[]): KnownRows {
    const keptRows = new Set(kept);
    const known: KnownRows = new Map();
    for (const [rows, wrapper] of this.#wrappers) {
      if (keptRows.has(rows)) continue;
      for (const row of wrapper.known) known.set(row.activity.id, row);
      this.#wrappers.delete(rows);
    }
    return known;
  }
}
