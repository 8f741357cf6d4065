import type { ActivityStatus, KindFacts } from './define-kind.js';
import { statuses } from './define-kind.js';
import type { ActivityId } from './fields.js';
import type { Activity, ActivityKind } from './registry.js';
import { byKind } from './registry.js';
import { kindTitles } from './titles.js';

/** What an activity means to the member, as plain data. Missing values are left out. */
export interface ActivitySummary {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  /** The activity's own name, or else the title of its kind. */
  readonly title: string;
  /** Stamps gained (positive) or lost (negative). A canceled activity has the number too, but moved nothing. */
  readonly stamps?: number;
  /** Money, signed, in the currency's major unit (rupiah, not sen). */
  readonly amount?: number;
  /** Absent if the API sends no status, or one that it does not document. */
  readonly status?: ActivityStatus;
  /** The merchant's name. */
  readonly merchant?: string;
  /** The store's display name, or else its name. */
  readonly store?: string;
  /** The invoice or transaction number. */
  readonly reference?: string;
  /** Where it happened, such as "POS" or "Mobile App". */
  readonly channel?: string;
  readonly notes?: string;
  /** When it happened, in Unix seconds. */
  readonly time?: number;
}

const clean = (text: string | null | undefined): string | undefined => text?.trim() || undefined;

/**
 * Summarizes what an activity means to the member.
 *
 * @param titles the title of each kind in the member's language; English unless given.
 */
export const summarize = (
  activity: Activity,
  titles: Readonly<Record<ActivityKind, string>> = kindTitles,
): ActivitySummary => {
  const { kind, id, merchant, store } = activity;
  // The registry pairs each kind with its own schema, which TypeScript can't infer here.
  const factsOf = byKind.get(kind)?.facts as ((activity: Activity) => KindFacts) | undefined;
  const facts = factsOf?.(activity) ?? {};
  const values = {
    title: clean(facts.title) ?? titles[kind],
    stamps: facts.stamps ?? undefined,
    amount: facts.amount ?? undefined,
    status: statuses.get(facts.status ?? activity.status),
    merchant: clean(merchant?.name),
    store: clean(store?.display_name) ?? clean(store?.name),
    reference: clean(facts.reference),
    channel: clean(facts.channel),
    notes: clean(activity.notes) ?? clean(facts.notes),
    time: activity.created ?? undefined,
  };
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return { id, kind, ...Object.fromEntries(present) } as ActivitySummary;
};
