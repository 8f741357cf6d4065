import type { Activity, ActivityId, ActivitySummary } from '../../api/index.js';
import { summarize } from '../../api/index.js';
import type { Messages } from '../../locales/messages.js';
import type { Formats } from '../format/formats.js';
import { dateOf } from '../format/time-zone.js';

/** What rows are localized with. */
export interface Localization {
  readonly messages: Messages;
  readonly formats: Formats;
}

/**
 * The texts of a row, in the feed's language. A text that is not shown is empty. The names are those
 * that templates can bind.
 */
export interface RowText {
  readonly id: ActivityId;
  readonly title: string;
  readonly name: string;
  readonly place: string;
  /** "+20", without the unit. */
  readonly stamps: string;
  /** Money, with a minus only: without one, the API does not say whether it was added or taken. */
  readonly amount: string;
  readonly merchant: string;
  readonly store: string;
  readonly time: string;
  /** Empty for `created`, the usual status. */
  readonly status: string;
  readonly notes: string;
  readonly reference: string;
}

/** Longer texts are cut, in UTF-16 code units: laying out a megabyte of text would block the page. */
const maxTextLength = 2 ** 17;

const truncate = (value: unknown): unknown =>
  typeof value === 'string' && value.length > maxTextLength
    ? `${value.slice(0, maxTextLength)}…`
    : value;

/** Summarizes an activity in the feed's language, with very long texts cut. */
export const summaryOf = (activity: Activity, { messages }: Localization): ActivitySummary => {
  const summary = summarize(activity, messages);
  return Object.fromEntries(
    Object.entries(summary).map(([name, value]): readonly unknown[] => [name, truncate(value)]),
  );
};

/** Formats a summary as the texts of a row. */
export const rowText = (
  summary: ActivitySummary,
  { messages, formats }: Localization,
): RowText => ({
  id: summary.id,
  title: summary.title,
  name: summary.name ?? '',
  place: summary.place ?? '',
  stamps: summary.stamps === undefined ? '' : formats.stamps(summary.stamps),
  amount: summary.amount === undefined ? '' : formats.amount(summary.amount),
  merchant: summary.merchant ?? '',
  store: summary.store ?? '',
  time: dateOf(summary.time) && summary.time !== undefined ? formats.time(summary.time) : '',
  status: summary.status && summary.status !== 'created' ? messages.statuses[summary.status] : '',
  notes: summary.notes ?? '',
  reference: summary.reference ?? '',
});
