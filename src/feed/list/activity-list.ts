import type { ActivityFilter } from '../../activities/index.js';
import type { ActivityId, ActivityKind, ActivityPage } from '../../api/index.js';
import type { LoadedPages } from '../../api/paging.js';
import { newActivities } from '../../api/paging.js';
import type { Activities } from '../feed-delegate.js';
import {
  createFilter,
  emptyList,
  type FeedList,
  overlaps,
  withNewer,
  withPage,
  withPendingShown,
} from './feed-list.js';

/** The activities of one identity as they are shown: all of them, or those of some kinds and one filter. */
export class ActivityList {
  #list: FeedList = emptyList;
  #kinds: readonly ActivityKind[] = [];
  #chosen: ActivityFilter = 'all';
  #filter = createFilter([], 'all');
  #pages: LoadedPages | undefined;
  #activities: Activities | undefined;
  #pending: Activities | undefined;

  /** The pages, in order, with the activities that are shown; the same value until it changes. */
  get pages(): LoadedPages {
    this.#pages ??= this.#filter(this.#list.shown);
    return this.#pages;
  }

  /** The pages with the activities of all kinds. */
  get allPages(): LoadedPages {
    return this.#list.shown;
  }

  /** The activities shown, in order; the same value until it changes. */
  get activities(): Activities {
    this.#activities ??= this.pages.flatMap(({ activities }) => activities);
    return this.#activities;
  }

  /** The newer activities that are not shown yet. */
  get pending(): Activities {
    const { shown, latest } = this.#list;
    this.#pending ??= latest === shown ? [] : newActivities(this.pages, this.#filter(latest));
    return this.#pending;
  }

  /** Whether the pending activities replace those that are shown. */
  get replacesShown(): boolean {
    return this.#list.replacesShown;
  }

  /** Whether the first page is loaded. */
  get isStarted(): boolean {
    return this.#list.shown.length > 0;
  }

  /** Whether the last page of the history is loaded; `undefined` before the first. */
  get isComplete(): boolean | undefined {
    return this.#list.shown.at(-1)?.complete;
  }

  /** The `older_than` of the next page. */
  get cursor(): ActivityId | undefined {
    return this.#list.shown.at(-1)?.cursor;
  }

  /** The filter that the member has chosen. */
  get filter(): ActivityFilter {
    return this.#chosen;
  }

  /** Whether only some kinds are shown. */
  get isFiltered(): boolean {
    return this.#kinds.length > 0 || this.#chosen !== 'all';
  }

  /**
   * Shows these kinds only, as far as they match the filter; an empty list shows all.
   *
   * @returns whether they differ from those before.
   */
  show(kinds: readonly ActivityKind[], filter: ActivityFilter): boolean {
    if (kinds.join() === this.#kinds.join() && filter === this.#chosen) return false;
    this.#kinds = kinds;
    this.#chosen = filter;
    this.#filter = createFilter(kinds, filter);
    this.#set(this.#list);
    return true;
  }

  /** Whether a page of newer activities leaves no gap between itself and the list. */
  overlaps(page: ActivityPage): boolean {
    return overlaps(this.#list, page);
  }

  /** Drops all pages, and the filter: it was another member's choice. */
  clear(): void {
    this.#set(emptyList);
    this.show(this.#kinds, 'all');
  }

  /**
   * Appends the page that follows.
   *
   * @returns all pages, with the activities of all kinds.
   */
  append(page: ActivityPage): LoadedPages {
    this.#set(withPage(this.#list, page));
    return this.#list.shown;
  }

  /**
   * Restores the pages of an earlier visit, with a first page that was fetched since.
   *
   * @returns false, and leaves the list empty, if the two do not overlap.
   */
  restore(pages: LoadedPages, firstPage: ActivityPage): boolean {
    this.#set({ shown: pages, latest: pages, replacesShown: false });
    const isOverlapping = this.overlaps(firstPage);
    if (isOverlapping) {
      this.addNewer([firstPage]);
      this.showPending();
    } else {
      this.clear();
    }
    return isOverlapping;
  }

  /** Adds newer activities as pending; shows them at once where there is no row to keep in place. */
  addNewer(pages: readonly ActivityPage[]): void {
    this.#set(withNewer(this.#list, pages));
    const hasNoneLeft = this.replacesShown && this.pending.length === 0;
    if (hasNoneLeft || this.activities.length === 0) this.showPending();
  }

  /** Shows the pending activities, and returns them. */
  showPending(): Activities {
    const { pending } = this;
    this.#set(withPendingShown(this.#list));
    return pending;
  }

  #set(list: FeedList): void {
    this.#list = list;
    this.#pages = undefined;
    this.#activities = undefined;
    this.#pending = undefined;
  }
}
