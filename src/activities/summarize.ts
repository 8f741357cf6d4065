import type { ActivityStatus, KindFacts } from './define-kind.js';
import { statuses } from './define-kind.js';
import type { ActivityId } from './fields.js';
import type { Activity, ActivityKind } from './registry.js';
import { definitionOf } from './registry.js';
import type { ActivityWords } from './words.js';
import { englishWords, fillUnit } from './words.js';

/** What an activity means to the member, as plain data. Missing values are left out. */
export interface ActivitySummary {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  /**
   * What a row says first: where a purchase happened, the name of a reward, the new membership level, or
   * else the title of the kind.
   */
  readonly title: string;
  /** The API's own name, such as "Transaction #493" or the name of a reward. */
  readonly name?: string;
  /** Where it happened, as far as the title does not say it. */
  readonly place?: string;
  /** Stamps gained (positive) or lost (negative). A canceled activity has the number too, but moved nothing. */
  readonly stamps?: number;
  /**
   * The money of a balance update, in the currency's major unit (rupiah, not sen). Without a minus, the API
   * does not say whether it was added or taken.
   */
  readonly amount?: number;
  /** How a return or a refund changed the total of the receipt, in the currency's major unit. */
  readonly purchaseTotal?: number;
  /** Absent if the API sends no status, or one that it does not document. */
  readonly status?: ActivityStatus;
  /** The merchant's name. */
  readonly merchant?: string;
  /** The store's display name, or else its name. */
  readonly store?: string;
  /** The invoice or transaction number. */
  readonly reference?: string;
  /** The invoice that a return or a refund has changed. */
  readonly originalReference?: string;
  /** Where it happened, such as "POS" or "Mobile App". */
  readonly channel?: string;
  readonly notes?: string;
  /** When it happened, in Unix seconds. */
  readonly time?: number;
}

/** A text that is not blank, trimmed. Zero-width characters, fillers and an empty Braille cell are blank. */
const clean = (text: string | null | undefined): string | undefined =>
  text && /[^\s\p{DI}\p{Cc}\u2800]/u.test(text) ? text.trim() : undefined;

/** The API's own name, with the one name that it makes up itself in the member's language. */
const nameOf = (text: string | null | undefined, words: ActivityWords): string | undefined => {
  const name = clean(text);
  const [, number] = /^Transaction #(\S+)$/.exec(name ?? '') ?? [];
  return number ? fillUnit(words.transaction(number), words) : name;
};

/** The words of three letters or more. */
const longWords = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];

/** Where it happened, as far as the title does not say it. */
const placeBeside = (title: string, store?: string, merchant?: string): string | undefined => {
  const place = title === store ? merchant : (store ?? merchant);
  if (!place || place === title) return undefined;
  const known = title === store ? longWords(store) : [];
  return longWords(place).some((word) => known.includes(word)) ? undefined : place;
};

/**
 * Summarizes what an activity means to the member.
 *
 * @param words the words in the member's language, English unless given. The messages of a language are such words:
 *   `summarize(activity, id)`, or `summarize(activity, { ...id, stamps: () => 'poin' })`.
 */
export const summarize = (
  activity: Activity,
  words: ActivityWords = englishWords,
): ActivitySummary => {
  const { kind, id } = activity;
  // The registry pairs each kind with its own schema, which TypeScript can't infer here.
  const factsOf = definitionOf(kind).facts as (activity: Activity) => KindFacts;
  const facts = factsOf(activity);
  const merchant = clean(activity.merchant?.name);
  const store = clean(activity.store?.display_name) ?? clean(activity.store?.name);
  const name = nameOf(facts.name, words);
  const own = facts.title?.(words);
  const place = facts.titleIsPlace ? (store ?? merchant) : undefined;
  const title = own ? fillUnit(own, words) : (place ?? name ?? fillUnit(words.kinds[kind], words));
  const values = {
    title,
    name,
    place: placeBeside(title, store, merchant),
    stamps: facts.stamps,
    amount: facts.amount,
    purchaseTotal: facts.purchaseTotal,
    status: statuses[facts.status ?? activity.status ?? 0],
    merchant,
    store,
    reference: clean(facts.reference),
    originalReference: clean(facts.originalReference),
    channel: clean(facts.channel),
    notes: facts.titleHasNotes ? undefined : (clean(activity.notes) ?? clean(facts.notes)),
    time: activity.created,
  };
  const present = Object.entries(values).filter(([, value]) => value != null);
  return { id, kind, ...Object.fromEntries(present) } as ActivitySummary;
};
