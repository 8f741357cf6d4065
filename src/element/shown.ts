import type { Activity, ActivityId, ActivitySummary } from '../api/index.js';
import { summary } from '../api/index.js';
import type { Messages } from '../locales/messages.js';
import { dateOf } from './calendar.js';
import type { Formats } from './formats.js';

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

/** Sums up an activity in the feed's language. */
export const summaryOf = (activity: Activity, { messages }: Wording): ActivitySummary =>
  summary(activity, messages.kinds);

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
