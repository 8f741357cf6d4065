import type { ActivityId, ActivityKind, ActivityPage } from '../api/index.js';
import type { Paging } from '../api/paging.js';
import { added } from '../api/paging.js';
import type { FeedList } from './list.js';
import { createFilter, emptyList, reaches, withNewer, withPage, withWaitingShown } from './list.js';
import type { Activities } from './load.js';

/** The list of one member as it is shown: of some kinds only, if the page wants so. */
export class ShownList {
  #list: FeedList = emptyList;
  #kinds: readonly ActivityKind[] = [];
  #filter = createFilter([]);
  #filtered: Paging | undefined;
  #activities: Activities | undefined;
  #waiting: Activities | undefined;

  /** The pages, in order, with what is shown of them; the same value until it changes. */
  get paging(): Paging {
    this.#filtered ??= this.#filter(this.#list.shown);
    return this.#filtered;
  }

  /** The pages shown, of all kinds. */
  get wholePaging(): Paging {
    return this.#list.shown;
  }

  /** The activities shown, in order; the same value until it changes. */
  get activities(): Activities {
    this.#activities ??= this.paging.flatMap(({ activities }) => activities);
    return this.#activities;
  }

  /** The newer activities that wait to be shown. */
  get waiting(): Activities {
    const { shown, latest } = this.#list;
    this.#waiting ??= latest === shown ? [] : added(this.paging, this.#filter(latest));
    return this.#waiting;
  }

  /** Whether what waits takes the place of what is shown. */
  get startsOver(): boolean {
    return this.#list.startsOver;
  }

  /** Whether the first page is in. */
  get isStarted(): boolean {
    return this.#list.shown.length > 0;
  }

  /** Whether the last page of the history is in; `undefined` before the first. */
  get isComplete(): boolean | undefined {
    return this.#list.shown.at(-1)?.complete;
  }

  /** What `older_than` is for the next page. */
  get cursor(): ActivityId | undefined {
    return this.#list.shown.at(-1)?.cursor;
  }

  /** Whether the list is of some kinds only. */
  get isFiltered(): boolean {
    return this.#kinds.length > 0;
  }

  /** Shows these kinds only, or all if there is none; gives whether they are others than before. */
  only(kinds: readonly ActivityKind[]): boolean {
    if (kinds.join() === this.#kinds.join()) return false;
    this.#kinds = kinds;
    this.#filter = createFilter(kinds);
    this.#set(this.#list);
    return true;
  }

  /** Whether a page of newer activities leaves no gap to what is known. */
  isReachedBy(page: ActivityPage): boolean {
    return reaches(this.#list, page);
  }

  clear(): void {
    this.#set(emptyList);
  }

  /** Adds the page that follows; gives all pages now, of all kinds. */
  add(page: ActivityPage): Paging {
    this.#set(withPage(this.#list, page));
    return this.#list.shown;
  }

  /**
   * Takes up the pages of an earlier visit, with a first page that was fetched since.
   *
   * @returns false, and is as empty as before, if the two do not meet.
   */
  restore(paging: Paging, page: ActivityPage): boolean {
    this.#set({ shown: paging, latest: paging, startsOver: false });
    const isReached = this.isReachedBy(page);
    if (isReached) this.addNewer([page]);
    if (isReached) this.reveal();
    else this.clear();
    return isReached;
  }

  /** Adds newer activities. Where there is no row, before or after, there is no place to keep: no wait. */
  addNewer(pages: readonly ActivityPage[]): void {
    this.#set(withNewer(this.#list, pages));
    const isGone = this.startsOver && this.waiting.length === 0;
    if (isGone || this.activities.length === 0) this.reveal();
  }

  /** Shows what waits, and gives it. */
  reveal(): Activities {
    const { waiting } = this;
    this.#set(withWaitingShown(this.#list));
    return waiting;
  }

  #set(list: FeedList): void {
    this.#list = list;
    this.#filtered = undefined;
    this.#activities = undefined;
    this.#waiting = undefined;
  }
}
