import { html, nothing } from 'lit';
import type { Activity, ActivityKind, ActivitySummary } from '../api/index.js';
import { summary } from '../api/index.js';
import type { Messages } from '../locales/messages.js';
import type { Formats } from './formats.js';
import { dateOf } from './formats.js';
import { icon } from './icons.js';

/** What every row of a feed is written with. */
export interface RowContext {
  readonly messages: Messages;
  readonly formats: Formats;
  readonly headingLevel: number;
}

/** Where a row stands. */
export interface RowPlace {
  /** Counted from 1. */
  readonly position: number;
  /** How many rows there are; −1 until the end is known (ARIA 1.2, aria-setsize). */
  readonly setSize: number;
  /** The group heading above this row, where a new group begins. */
  readonly heading: string | undefined;
}

/** Gained or lost, for a row that counts: a canceled one moves nothing. */
const direction = ({ status, stamps, amount }: ActivitySummary): 'credit' | 'debit' | undefined => {
  const value = stamps || amount;
  if (!value || status === 'canceled') return undefined;
  return value > 0 ? 'credit' : 'debit';
};

const part = (name: string, text: string | undefined) =>
  text ? html`<span part=${name}>${text}</span>` : nothing;

const timeOf = (seconds: number | undefined, formats: Formats) => {
  const date = dateOf(seconds);
  if (!date || seconds === undefined) return nothing;
  return html`<time part="time" datetime=${date.toISOString()} title=${formats.fullTime(seconds)}
    >${formats.time(seconds)}</time
  >`;
};

const stampsOf = ({ stamps }: ActivitySummary, { formats, messages }: RowContext) =>
  stamps === undefined
    ? nothing
    : html`<span part="stamps"
        ><span class="number">${formats.stamps(stamps)}</span>
        <span class="unit">${messages.stamps(Math.abs(stamps))}</span></span
      >`;

/** Recorded is what every activity is; only what is not so is worth a word. */
const statusOf = ({ status }: ActivitySummary, { messages }: RowContext) =>
  part('status', status && status !== 'created' ? messages.statuses[status] : undefined);

/** The icon names the kind to those who can't see it, unless the title does so already. */
const iconOf = (kind: ActivityKind, title: string, { kinds }: Messages) =>
  title.toLowerCase().includes(kinds[kind].toLowerCase())
    ? html`<span part="icon" aria-hidden="true">${icon(kind)}</span>`
    : html`<span part="icon" role="img" aria-label=${kinds[kind]}>${icon(kind)}</span>`;

/** The default inside of a row. */
const defaultRow = (id: string, facts: ActivitySummary, context: RowContext) => {
  const { messages, formats } = context;
  const { kind, title, merchant, store, reference, channel, notes, amount, time } = facts;
  return html`${iconOf(kind, title, messages)}
    <div class="body">
      <div part="title" id=${id}>${title}</div>
      <div class="facts">${part('merchant', merchant)}${part('store', store)}</div>
      <div class="facts">
        ${timeOf(time, formats)}${part('reference', reference)}${part('channel', channel)}
      </div>
      ${notes ? html`<p part="notes">${notes}</p>` : nothing}
    </div>
    <div class="figures">
      ${stampsOf(facts, context)}${part('amount', amount === undefined ? undefined : formats.amount(amount))}${statusOf(facts, context)}
    </div>`;
};

/** One activity as an article of the feed, with the group heading above it where a group begins. */
export const row = (activity: Activity, place: RowPlace, context: RowContext) => {
  const facts = summary(activity, context.messages.kinds);
  const id = `title-${activity.id}`;
  const names = [
    'activity',
    facts.kind,
    facts.status && `status-${facts.status}`,
    direction(facts),
  ];
  return html`<article
    tabindex="-1"
    aria-labelledby=${id}
    aria-posinset=${place.position}
    aria-setsize=${place.setSize}
  >
    ${
      place.heading
        ? html`<div part="group-heading" role="heading" aria-level=${context.headingLevel}>${place.heading}</div>`
        : nothing
    }
    <div part=${names.filter(Boolean).join(' ')} class=${facts.status === 'canceled' ? 'canceled' : nothing}>
      ${defaultRow(id, facts, context)}
    </div>
  </article>`;
};
