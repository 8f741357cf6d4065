import { html } from 'lit';
import type { Bucket } from '../../activities/index.js';
import { bucketOf, buckets } from '../../activities/index.js';
import { summarize } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import type { PageRows, RowGroup } from './groups.js';
import type { Localization } from './row-text.js';

/** The stamps of each bucket, signed, in the order of `buckets`. */
type Totals = readonly number[];

/** Adds up rows; `undefined` if one of them can't be read. A canceled or open activity counts for nothing. */
const addUp = ({ activities }: PageRows): Totals | undefined => {
  const totals = new Map<Bucket, number>();
  for (const activity of activities) {
    const { kind, stamps, status, time } = summarize(activity);
    const bucket = bucketOf(kind);
    if (kind === 'unknown' || !dateOf(time)) return undefined;
    if (!bucket) continue;
    if (stamps === undefined) return undefined;
    if (status === 'canceled' || status === 'open') continue;
    totals.set(bucket, (totals.get(bucket) ?? 0) + stamps);
  }
  return buckets.map((bucket) => totals.get(bucket) ?? 0);
};

const known = new WeakMap<PageRows, Totals | undefined>();

/** The totals of a group; `undefined` if they can't be known. Each page is added up once. */
export const totalsOf = ({ pages, isComplete }: RowGroup): Totals | undefined => {
  let totals: Totals | undefined = isComplete ? buckets.map(() => 0) : undefined;
  for (const rows of pages) {
    if (!totals) break;
    if (!known.has(rows)) known.set(rows, addUp(rows));
    const added = known.get(rows);
    totals = added && totals.map((sum, index) => sum + (added[index] ?? 0));
  }
  return totals;
};

/** Totals as text: with signs for the eye, and in words for screen readers. */
export interface TotalsText {
  readonly signs: string;
  readonly words: string;
}

/** By spaces at which no line breaks: a number stays with its word. */
const joined = (...texts: readonly unknown[]): string => texts.filter(Boolean).join('\u00A0');

/** @returns `undefined` if every bucket is zero. */
export const totalsText = (
  totals: Totals,
  { messages, formats }: Localization,
): TotalsText | undefined => {
  const signs: string[] = [];
  const words: string[] = [];
  buckets.forEach((bucket, index) => {
    const sum = totals[index] ?? 0;
    const count = formats.count(sum);
    if (count === formats.count(0)) return;
    const word = messages.filters[bucket].toLocaleLowerCase(messages.language);
    // The word itself says that used and expired stamps are gone.
    const isUsual = sum < 0 === (bucket === 'used' || bucket === 'expired');
    const sign = !isUsual && (sum < 0 ? messages.minus : messages.plus);
    // Once is enough, and leaves the line short.
    const unit = words[0] ? '' : formats.unit(Math.abs(sum));
    signs.push(joined(formats.stamps(sum), unit, word));
    words.push(joined(word, sign, count, unit));
  });
  return signs[0] ? { signs: signs.join('\u00A0· '), words: words.join(', ') } : undefined;
};

/** The line below a heading. */
export const totalsTemplate = ({ signs, words }: TotalsText) =>
  html`<div part="group-totals">
    <span class="hidden">${words}</span> <span aria-hidden="true">${signs}</span>
  </div>`;
