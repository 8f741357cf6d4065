import type { Activity, ActivityId, ActivitySummary } from '../../api/index.js';
import { summary } from '../../api/index.js';
import type { Messages } from '../../locales/messages.js';
import type { Formats } from '../format/formats.js';
import { dateOf } from '../format/time-zone.js';

/** What rows are written with: the words, and how times, stamps and money look. */
export interface Wording {
  readonly messages: Messages;
  readonly formats: Formats;
}

/**
 * What a row shows, as texts in the feed's language; what it does not show is empty. These are the
 * names that a merchant's template can bind.
 */
export interface ShownActivity {
  readonly id: ActivityId;
  readonly title: string;
  /** "+20", without the unit. */
  readonly stamps: string;
  readonly amount: string;
  readonly merchant: string;
  readonly store: string;
  readonly time: string;
  /** Recorded is what every activity is; only what is not so is worth a word. */
  readonly status: string;
  readonly notes: string;
  readonly reference: string;
}

/** As much of a text as a row shows (in characters): a megabyte of it would hold up the page. */
const longestText = 2 ** 17;

const cut = (value: unknown): unknown =>
  typeof value === 'string' && value.length > longestText
    ? `${value.slice(0, longestText)}…`
    : value;

/** Sums up an activity in the feed's language. What is without measure stays whole in `activity`. */
export const summaryOf = (activity: Activity, { messages }: Wording): ActivitySummary => {
  const facts = Object.entries(summary(activity, messages.kinds));
  return Object.fromEntries(
    facts.map(([name, value]) => [name, cut(value)]),
  ) as unknown as ActivitySummary;
};

/** Writes out what a row shows of an activity. */
export const shownOf = (facts: ActivitySummary, { messages, formats }: Wording): ShownActivity => ({
  id: facts.id,
  title: facts.title,
  stamps: facts.stamps === undefined ? '' : formats.stamps(facts.stamps),
  amount: facts.amount === undefined ? '' : formats.amount(facts.amount),
  merchant: facts.merchant ?? '',
  store: facts.store ?? '',
  time: dateOf(facts.time) && facts.time !== undefined ? formats.time(facts.time) : '',
  status: facts.status && facts.status !== 'created' ? messages.statuses[facts.status] : '',
  notes: facts.notes ?? '',
  reference: facts.reference ?? '',
});
