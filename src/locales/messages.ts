import type { ActivityKind, ActivityStatus } from '../activities/index.js';
import type { FeedErrorCode } from '../api/index.js';

/**
 * Everything that the feed says, in one language. A language is complete or it does not compile.
 * `count` is the number to choose the plural by, `text` the same number as it is written.
 */
export interface Messages {
  /** The language's tag (BCP 47), such as `id`. */
  readonly language: string;
  /** The feed's accessible name. */
  readonly label: string;
  /** The title of an activity that brings no name of its own. */
  readonly kinds: Readonly<Record<ActivityKind, string>>;
  readonly statuses: Readonly<Record<ActivityStatus, string>>;
  /** The unit after a number of stamps. */
  readonly stamps: (count: number) => string;
  /** The signs, as they are spoken: "minus 10 stamps". */
  readonly plus: string;
  readonly minus: string;
  readonly today: string;
  readonly yesterday: string;
  /** A day and a time of day: "Today, 9:42 AM". */
  readonly at: (day: string, time: string) => string;
  readonly loading: string;
  readonly loadMore: string;
  readonly loadingMore: string;
  readonly retry: string;
  readonly idle: string;
  readonly empty: string;
  readonly end: string;
  /** No activity is of the kinds that the page wants to see. */
  readonly emptyOfTypes: string;
  /** None of the latest activities is, but older ones may be. */
  readonly noneYet: string;
  /** The button before newer activities. */
  readonly showNew: (count: number, text: string) => string;
  /** Announced when newer activities wait. */
  readonly newer: (count: number, text: string) => string;
  /** Announced after a further page. */
  readonly added: (count: number, text: string) => string;
  /** What the member can do, by what went wrong. */
  readonly errors: Readonly<Record<FeedErrorCode, string>>;
}
