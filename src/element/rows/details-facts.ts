import { html, nothing } from 'lit';
import type { ActivitySummary } from '../../api/index.js';
import type { RowContext } from './row-context.js';

/** The label of a fact, the name of its part, and its text or template. */
export type Fact = readonly [label: string, part: string | typeof nothing, value: unknown];

/** The invoice before and after a return, or the only one, with a button that copies the last. */
const referenceTemplate = (original: string | undefined, reference: string, copy: string) => {
  const last = html`<bdi part="reference">${reference}</bdi>`;
  const button = html`<button
    type="button"
    part="copy"
    tabindex="-1"
    aria-label=${`${copy}, ${reference}`}
    >${copy}</button
  >`;
  return original && original !== reference
    ? html`<span part="invoice"><bdi>${original}</bdi> &rarr; ${last}</span> ${button}`
    : html`${last} ${button}`;
};

/** Whether a row may cut a text, which its details then repeat. Shorter ones are always whole. */
export const isLong = (text: string): boolean => text.length > 64;

/** What is known of an activity beside the row itself and the full date. */
export const factsBeside = (
  summary: ActivitySummary,
  { formats, messages: { details } }: RowContext,
): readonly Fact[] => {
  const { kind, title, place, reference, originalReference, purchaseTotal } = summary;
  const { merchant, store } = summary;
  const unlessShown = (text = '') => (![title, place].includes(text) || isLong(text)) && text;
  const own = title === store || title === merchant ? undefined : title;
  const facts: readonly Fact[] = [
    [details.name, nothing, unlessShown(summary.name ?? own)],
    [details.merchant, 'merchant', unlessShown(merchant)],
    [details.store, 'store', unlessShown(store)],
    [
      kind === 'balance-update' ? details.reference : details.invoice,
      reference ? nothing : 'invoice',
      reference ? referenceTemplate(originalReference, reference, details.copy) : originalReference,
    ],
    [details.purchaseTotal, 'purchase-total', purchaseTotal && formats.amount(purchaseTotal)],
    [details.channel, 'channel', summary.channel],
    [details.notes, 'notes', summary.notes],
  ];
  return facts.filter(([, , value]) => value);
};

/** The label and the value of a fact, in a list of descriptions. */
export const factTemplate = ([label, part, value]: Fact) =>
  html`<dt>${label}</dt><dd part=${part}>${value}</dd>`;
