import { html, nothing } from 'lit';
import type { ActivityKind, ActivitySummary } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import { icon } from './icons.js';
import type { RowContext } from './row-context.js';
import type { RowText } from './row-text.js';
import { rowText } from './row-text.js';

const part = (name: string, text: string | undefined) =>
  text ? html`<span part=${name}>${text}</span>` : nothing;

const timeTemplate = ({ time = 0 }: ActivitySummary, text: RowText, { formats }: RowContext) =>
  text.time
    ? html`<time
        part="time"
        datetime=${dateOf(time)?.toISOString() ?? nothing}
        title=${formats.fullTime(time)}
        >${text.time}</time
      >`
    : nothing;

const stampsTemplate = ({ stamps = 0 }: ActivitySummary, text: RowText, context: RowContext) =>
  text.stamps
    ? html`<span part="stamps"
        ><span class="number">${text.stamps}</span>
        <span class="unit">${context.messages.stamps(Math.abs(stamps))}</span></span
      >`
    : nothing;

/** The icon has the kind as its accessible name, unless the title contains it already. */
const iconTemplate = (kind: ActivityKind, title: string, { messages, templates }: RowContext) => {
  const name = messages.kinds[kind];
  const image = templates.icon(kind) ?? icon(kind);
  return title.toLowerCase().includes(name.toLowerCase())
    ? html`<span part="icon" aria-hidden="true">${image}</span>`
    : html`<span part="icon" role="img" aria-label=${name}>${image}</span>`;
};

/** Longer notes (in UTF-16 code units) are clamped to a few lines. */
const maxNotesLength = 1_000;

const notesTemplate = ({ notes }: RowText) =>
  notes
    ? html`<p part="notes" class=${notes.length > maxNotesLength ? 'long' : nothing}>${notes}</p>`
    : nothing;

/**
 * The default inside of a row.
 *
 * @param titleId the id of the title; `undefined` where the row has its accessible name elsewhere.
 */
export const defaultRow = (
  titleId: string | undefined,
  summary: ActivitySummary,
  context: RowContext,
) => {
  const text = rowText(summary, context);
  return html`${iconTemplate(summary.kind, text.title, context)}
    <div class="body">
      <div part="title" id=${titleId ?? nothing}>${text.title}</div>
      <div class="facts">${part('merchant', text.merchant)}${part('store', text.store)}</div>
      <div class="facts">
        ${timeTemplate(summary, text, context)}${part('reference', text.reference)}${part('channel', summary.channel)}
      </div>
      ${notesTemplate(text)}
    </div>
    <div class="figures">
      ${stampsTemplate(summary, text, context)}${part('amount', text.amount)}${part('status', text.status)}
    </div>`;
};
