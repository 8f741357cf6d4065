import { html, nothing } from 'lit';
import type { ActivitySummary } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import { detailsToggle } from './details.js';
import { isLong } from './details-facts.js';
import { icon } from './icons.js';
import type { RowContext } from './row-context.js';
import type { RowText } from './row-text.js';
import { rowText } from './row-text.js';

const longClass = (text: string) => (isLong(text) ? 'long' : nothing);

const part = (name: string, text: string | undefined) =>
  text ? html`<span part=${name} class=${longClass(text)}>${text}</span>` : nothing;

const timeTemplate = ({ time }: ActivitySummary, text: RowText) =>
  text.time
    ? html`<time part="time" datetime=${dateOf(time)?.toISOString() ?? nothing}>${text.time}</time>`
    : nothing;

/** It stays with the time: the line may break behind it. */
const dot = html`<span aria-hidden="true">&nbsp;&middot;</span>`;

const stampsTemplate = ({ stamps = 0 }: ActivitySummary, text: RowText, context: RowContext) =>
  text.stamps
    ? html`<span part="stamps"
        ><span class="number">${text.stamps}</span>
        <span class="unit">${context.messages.stamps(Math.abs(stamps))}</span></span
      >`
    : nothing;

/** The icon has the kind as its accessible name where the title is a name that does not say it. */
const iconTemplate = (summary: ActivitySummary, { messages, templates }: RowContext) => {
  const { kind, title, name, store, merchant } = summary;
  const kindName = messages.kinds[kind];
  const image = templates.icon(kind) ?? icon(kind);
  return [name, store, merchant].includes(title) &&
    !title.toLowerCase().includes(kindName.toLowerCase())
    ? html`<span part="icon" role="img" aria-label=${kindName}>${image}</span>`
    : html`<span part="icon" aria-hidden="true">${image}</span>`;
};

/**
 * The default inside of a row. Everything else that is known of the activity is in its details.
 *
 * @param titleId the id of the title; `undefined` where the row has its accessible name elsewhere.
 */
export const defaultRow = (
  titleId: string | undefined,
  summary: ActivitySummary,
  context: RowContext,
) => {
  const text = rowText(summary, context);
  const placeNames = `place ${text.place === text.store ? 'store' : 'merchant'}`;
  return html`${iconTemplate(summary, context)}
    <div class="body">
      <div class="text">
        <div part="title" id=${titleId ?? nothing} class=${longClass(text.title)}>${text.title}</div>
        <div class="facts">
          ${timeTemplate(summary, text)}${text.time && text.place ? dot : nothing}
          ${part(placeNames, text.place)} ${part('status', text.status)}
        </div>
      </div>
      <div class="figures">
        ${stampsTemplate(summary, text, context)}${part('amount', text.amount)}${detailsToggle(summary, context)}
      </div>
    </div>`;
};
