import type { ActivityStatus, KindFacts } from './define-kind.js';
import { statuses } from './define-kind.js';
import type { ActivityId } from './fields.js';
import type { Activity, ActivityKind } from './registry.js';
import { byKind } from './registry.js';
import { titles } from './titles.js';

/** What a row shows of an activity, as plain data. What the API left out is left out here. */
export interface ActivitySummary {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  /** The activity's own name, else the title of its kind. */
  readonly title: string;
  /** Stamps gained (positive) or lost (negative). A canceled activity keeps the number, but it counts for nothing. */
  readonly stamps?: number;
  /** Money, signed, in the currency's major unit (rupiah, not sen). */
  readonly amount?: number;
  /** `created`, `canceled` or `open`; absent where the API gives none or one that it does not document. */
  readonly status?: ActivityStatus;
  /** The merchant's name. */
  readonly merchant?: string;
  /** The store's display name, else its name. */
  readonly store?: string;
  /** The invoice or transaction number. */
  readonly reference?: string;
  /** Where it happened: "POS", "Mobile App". */
  readonly channel?: string;
  readonly notes?: string;
  /** When it happened, in Unix seconds. */
  readonly time?: number;
}

const clean = (text: string | null | undefined): string | undefined => text?.trim() || undefined;

/**
 * Says what an activity means to the member.
 *
 * @param activity one activity of a page.
 * @param kindTitles the titles of the kinds in the reader's language; English unless given.
 */
export const summary = (
  activity: Activity,
  kindTitles: Readonly<Record<ActivityKind, string>> = titles,
): ActivitySummary => {
  const { kind, id, merchant, store } = activity;
  // The registry pairs each kind with the facts of its own schema: a link that types can't follow.
  const factsOf = byKind.get(kind)?.facts as ((activity: Activity) => KindFacts) | undefined;
  const facts = factsOf?.(activity) ?? {};
  const shown = {
    title: clean(facts.title) ?? kindTitles[kind],
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
  const there = Object.entries(shown).filter(([, value]) => value !== undefined);
  return { id, kind, ...Object.fromEntries(there) } as ActivitySummary;
};
