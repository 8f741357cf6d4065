import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Activity, ActivityKind, ActivitySummary } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import type { TemplateSet } from '../templates/template-set.js';
import { warnOnce } from '../warn-once.js';
import { descriptionOf } from './aria-description.js';
import { icon } from './icons.js';
import type { ShownActivity, Wording } from './row-text.js';
import { shownOf, summaryOf } from './row-text.js';

/** Writes a row in code; `undefined` leaves it to the feed. */
export type RenderRow = (
  activity: Activity,
  summary: ActivitySummary,
) => TemplateResult | Node | string | undefined;

/** What every row of a feed is written with. */
export interface RowContext extends Wording {
  readonly headingLevel: number;
  readonly templates: TemplateSet;
  /** Whether every row gets its slot, for a framework to fill. */
  readonly rowSlots: boolean;
  readonly renderRow: RenderRow | undefined;
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

const timeOf = ({ time = 0 }: ActivitySummary, shown: ShownActivity, { formats }: RowContext) =>
  shown.time
    ? html`<time
        part="time"
        datetime=${dateOf(time)?.toISOString() ?? nothing}
        title=${formats.fullTime(time)}
        >${shown.time}</time
      >`
    : nothing;

const stampsOf = ({ stamps = 0 }: ActivitySummary, shown: ShownActivity, context: RowContext) =>
  shown.stamps
    ? html`<span part="stamps"
        ><span class="number">${shown.stamps}</span>
        <span class="unit">${context.messages.stamps(Math.abs(stamps))}</span></span
      >`
    : nothing;

/** The icon names the kind to those who can't see it, unless the title does so already. */
const iconOf = (kind: ActivityKind, title: string, { messages, templates }: RowContext) => {
  const name = messages.kinds[kind];
  const picture = templates.icon(kind) ?? icon(kind);
  return title.toLowerCase().includes(name.toLowerCase())
    ? html`<span part="icon" aria-hidden="true">${picture}</span>`
    : html`<span part="icon" role="img" aria-label=${name}>${picture}</span>`;
};

/** Notes longer than this (in characters) are no notes: a few lines of them will do. */
const longestNotes = 1_000;

const notesOf = ({ notes }: ShownActivity) =>
  notes
    ? html`<p part="notes" class=${notes.length > longestNotes ? 'long' : nothing}>${notes}</p>`
    : nothing;

/** The default inside of a row. */
const defaultRow = (titleId: string | undefined, facts: ActivitySummary, context: RowContext) => {
  const shown = shownOf(facts, context);
  return html`${iconOf(facts.kind, shown.title, context)}
    <div class="body">
      <div part="title" id=${titleId ?? nothing}>${shown.title}</div>
      <div class="facts">${part('merchant', shown.merchant)}${part('store', shown.store)}</div>
      <div class="facts">
        ${timeOf(facts, shown, context)}${part('reference', shown.reference)}${part('channel', facts.channel)}
      </div>
      ${notesOf(shown)}
    </div>
    <div class="figures">
      ${stampsOf(facts, shown, context)}${part('amount', shown.amount)}${part('status', shown.status)}
    </div>`;
};

/** Lit marks its template results so. */
const isTemplateResult = (value: object): boolean => '_$litType$' in value;

const renderedRow = (activity: Activity, facts: ActivitySummary, { renderRow }: RowContext) => {
  let rendered: unknown;
  try {
    rendered = renderRow?.(activity, facts);
  } catch (error) {
    warnOnce(`renderRow threw, and the default row stands in: ${error}`);
  }
  if (rendered === undefined || rendered === null || typeof rendered === 'string') return rendered;
  if (typeof rendered === 'object' && (rendered instanceof Node || isTemplateResult(rendered))) {
    return rendered;
  }
  warnOnce(
    'renderRow gave neither a Lit template nor a node nor a text: the default row stands in.',
  );
  return undefined;
};

/** What shows in a row's slot while nothing stands in it. */
export const fallback = (activity: Activity, context: RowContext) =>
  defaultRow(undefined, summaryOf(activity, context), context);

/**
 * The inside of a row: what code makes of it, else what stands in its slot (a copied template, a
 * framework's child), else the default row. The default row is the slot's fallback: a row whose
 * content somebody removed is never blank, and keeps its name for assistive technology. Where a
 * template fills the slot, it is written when it is needed (see `RowCopies`).
 */
const inside = (
  titleId: string,
  activity: Activity,
  facts: ActivitySummary,
  context: RowContext,
) => {
  const rendered = renderedRow(activity, facts, context);
  if (rendered !== undefined && rendered !== null) {
    return html`<div class="whole">
      <span class="hidden" id=${titleId}>${facts.title}</span>${rendered}
    </div>`;
  }
  const isFilled = context.templates.row(facts.kind) !== undefined;
  if (context.rowSlots || isFilled) {
    // The name stands beside the slot: what a slot projects hides its fallback, for a name as well.
    return html`<span hidden id=${titleId}>${facts.title}</span>
      <slot name="activity-${activity.id}"
        >${isFilled ? nothing : fallback(activity, context)}</slot
      >`;
  }
  return defaultRow(titleId, facts, context);
};

/** One activity as an article of the feed, with the group heading above it where a group begins. */
export const article = (activity: Activity, place: RowPlace, context: RowContext) => {
  const facts = summaryOf(activity, context);
  const titleId = `title-${activity.id}`;
  const names = [
    'activity',
    facts.kind,
    facts.status && `status-${facts.status}`,
    direction(facts),
  ];
  return html`<article
    tabindex="-1"
    aria-labelledby=${titleId}
    aria-description=${descriptionOf(facts, context) || nothing}
    aria-posinset=${place.position}
    aria-setsize=${place.setSize}
  >
    ${
      place.heading
        ? html`<div part="group-heading" role="heading" aria-level=${context.headingLevel}>
            ${place.heading}
          </div>`
        : nothing
    }
    <div
      part=${names.filter(Boolean).join(' ')}
      class=${facts.status === 'canceled' ? 'canceled' : nothing}
    >
      ${guard([activity, context], () => inside(titleId, activity, facts, context))}
    </div>
  </article>`;
};
