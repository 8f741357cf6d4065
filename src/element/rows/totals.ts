import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Bucket } from '../../activities/index.js';
import { bucketOf, buckets } from '../../activities/index.js';
import { summarize } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import type { PageRows, RowGroup } from './groups.js';
import type { Localization } from './row-text.js';

/** The stamps of the buckets, signed. */
type Totals = ReadonlyMap<Bucket, number>;

/** Adds up rows; `undefined` if one of them can't be read. A canceled or open activity counts for nothing. */
const addUp = ({ activities }: PageRows): Totals | undefined => {
  const totals = new Map<Bucket, number>();
  for (const activity of activities) {
    const { kind, stamps, status, time } = summarize(activity);
    const bucket = bucketOf(kind);
    if (kind === 'unknown' || !dateOf(time)) return undefined;
    if (!bucket) continue;
    if (stamps === undefined) return undefined;
    const counts = status !== 'canceled' && status !== 'open';
    if (counts) totals.set(bucket, (totals.get(bucket) ?? 0) + stamps);
  }
  return totals;
};

const known = new WeakMap<PageRows, Totals | undefined>();

const totalsOfPage = (rows: PageRows): Totals | undefined => {
  if (!known.has(rows)) known.set(rows, addUp(rows));
  return known.get(rows);
};

/** The stamps of each bucket in a group, in the order of `buckets`; `undefined` if they can't be known. */
export const totalsOf = ({ pages, isComplete }: RowGroup): readonly number[] | undefined => {
  const totals = isComplete ? pages.map(totalsOfPage) : [undefined];
  if (totals.includes(undefined)) return undefined;
  return buckets.map((bucket) => totals.reduce((sum, page) => sum + (page?.get(bucket) ?? 0), 0));
};

/** Of these buckets, the word says that the stamps are gone. */
const isLoss = (bucket: Bucket): boolean => bucket === 'used' || bucket === 'expired';

/** Totals as text: with signs for the eye, and in words for screen readers. */
export interface TotalsText {
  readonly signs: TemplateResult;
  readonly words: string;
}

/** @returns `undefined` if every bucket is zero. */
export const totalsText = (
  totals: readonly number[],
  { messages, formats }: Localization,
): TotalsText | undefined =>
  buckets.reduce<TotalsText | undefined>((before, bucket, index) => {
    const sum = totals[index] ?? 0;
    const count = formats.count(sum);
    if (count === formats.count(0)) return before;
    const word = messages.filters[bucket].toLocaleLowerCase(messages.language);
    const sign = sum < 0 ? messages.minus : messages.plus;
    const words = `${word} ${sum < 0 === isLoss(bucket) ? '' : `${sign} `}${count}`;
    const signs = html`<bdi>${formats.stamps(sum)}</bdi> ${word}`;
    if (!before) return { signs, words };
    return { signs: html`${before.signs} · ${signs}`, words: `${before.words}, ${words}` };
  }, undefined);

/** The line below a heading. */
export const totalsTemplate = ({ signs, words }: TotalsText): TemplateResult =>
  html`<div part="group-totals">
    <span class="hidden">${words}</span> <span aria-hidden="true">${signs}</span>
  </div>`;
