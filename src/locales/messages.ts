import type { ActivityFilter, ActivityStatus, ActivityWords } from '../activities/index.js';
import type { FeedErrorCode } from '../api/index.js';

/** `copied` and `copyFailed` are said, and shown in place of `copy`. */
export type DetailsWord =
  | 'toggle'
  | 'time'
  | 'name'
  | 'merchant'
  | 'store'
  | 'invoice'
  | 'reference'
  | 'purchaseTotal'
  | 'channel'
  | 'notes'
  | 'copy'
  | 'copied'
  | 'copyFailed'
  | 'receipt';

/**
 * All texts of the feed in one language. TypeScript requires every one of them. Functions get `count`,
 * which decides the plural form, and `text`, the same number as it is written in the language.
 *
 * In a text, `{unit}` stands for what stamps are called, in the form for many: "stamps" or "points".
 * `{Unit}` is the same with a capital first letter.
 */
export interface Messages extends ActivityWords {
  /** The language tag (BCP 47), such as `id`. */
  readonly language: string;
  /** The feed's accessible name. */
  readonly label: string;
  readonly statuses: Readonly<Record<ActivityStatus, string>>;
  /** The unit after a number of stamps. The attribute `unit` replaces it, unless `overrideMessages` set it. */
  readonly stamps: (count: number) => string;
  /** The word for a plus sign, for screen readers. */
  readonly plus: string;
  /** The word for a minus sign, as in "minus 10 stamps". */
  readonly minus: string;
  readonly today: string;
  readonly yesterday: string;
  /** A day and a time of day: "Today, 9:42 AM". */
  readonly at: (day: string, time: string) => string;
  /** The details of a row: their button, the labels of the facts, and what can be done with them. */
  readonly details: Readonly<Record<DetailsWord, string>>;
  readonly loading: string;
  readonly loadMore: string;
  readonly loadingMore: string;
  readonly retry: string;
  readonly idle: string;
  readonly empty: string;
  readonly end: string;
  /** The accessible name of the filters. */
  readonly filterBy: string;
  readonly filters: Readonly<Record<ActivityFilter, string>>;
  /** Announced when another filter is chosen: "Earned, 20 activities". */
  readonly filtered: (filter: string, count: number, text: string) => string;
  /** The link to sign in. */
  readonly signIn: string;
  /** Shown in print below the rows, while the history has more. */
  readonly printed: (count: number, text: string) => string;
  /** Shown when the history has no activity of the kinds in `types`. */
  readonly emptyOfTypes: string;
  /** Shown when the latest activities have none of the kinds in `types`, but older ones may. */
  readonly noneYet: string;
  /** The button that shows newer activities. */
  readonly showNew: (count: number, text: string) => string;
  /** Announced when newer activities were found. */
  readonly newer: (count: number, text: string) => string;
  /** Announced when a further page was loaded. */
  readonly added: (count: number, text: string) => string;
  /** Shown when a further page can't be loaded, and the reason is not one that the member can change. */
  readonly moreFailed: string;
  /** What the member can do about an error, by its code. */
  readonly errors: Readonly<Record<Exclude<FeedErrorCode, 'not-loaded'>, string>>;
}
