import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Activity, ActivitySummary } from '../../api/index.js';
import { ariaDescription } from './aria-description.js';
import { defaultRow } from './default-row.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';

/** What a row is rendered from, beside the context that all rows share. */
export interface RowContent {
  readonly activity: Activity;
  /** The group heading above this row, if it is the first of its group. */
  readonly heading: string | undefined;
  /** What the group's rows add up to, on a server. In a browser, `groupBox` adds it once the group is complete. */
  readonly totals?: TemplateResult | undefined;
}

/** The position of a row in the feed. */
export interface RowPosition {
  /** `aria-posinset`, from 1. */
  readonly posInSet: number;
  /** `aria-setsize`: the number of rows, or −1 until the end of the history is known (ARIA 1.2). */
  readonly setSize: number;
}

/**
 * Whether a row adds to the account or takes from it. `undefined` for a canceled one, for an open one, and
 * for money without a minus, of which the API does not say whether it was added.
 */
const direction = ({ status, stamps, amount }: ActivitySummary): 'credit' | 'debit' | undefined => {
  const value = stamps || Math.min(amount ?? 0, 0);
  if (!value || status === 'canceled' || status === 'open') return undefined;
  return value > 0 ? 'credit' : 'debit';
};

/** The fallback content of a row's slot. */
export const slotFallback = (activity: Activity, context: RowContext) =>
  defaultRow(undefined, summaryOf(activity, context), context);

/**
 * The inside of a row: a place for what `renderRow` returned, or a slot for a template's copy or a
 * framework's child, or the default row. The slot's fallback is the default row, so that a row is never
 * blank and keeps its accessible name. If a template fills the slot, the fallback is rendered only when
 * it is needed (see `RowCopies`).
 */
const rowInside = (
  titleId: string,
  activity: Activity,
  summary: ActivitySummary,
  isCustom: boolean,
  context: RowContext,
) => {
  if (isCustom) {
    return html`<div class="whole">
      <span class="hidden" id=${titleId}>${summary.title}</span>
    </div>`;
  }
  const hasTemplate = context.templates.row(summary.kind) !== undefined;
  if (context.rowSlots || hasTemplate) {
    // The title is outside the slot: the fallback of a filled slot can't name the row.
    return html`<span hidden id=${titleId}>${summary.title}</span>
      <slot name="activity-${activity.id}"
        >${hasTemplate ? nothing : slotFallback(activity, context)}</slot
      >`;
  }
  return defaultRow(titleId, summary, context);
};

/**
 * One activity as an `article`, with a group heading above it if it is the first of its group.
 *
 * @param isCustom whether `renderRow` has content for this row, which goes into `.whole`.
 */
export const rowTemplate = (
  { activity, heading, totals }: RowContent,
  position: RowPosition,
  summary: ActivitySummary,
  isCustom: boolean,
  context: RowContext,
) => {
  const titleId = `title-${activity.id}`;
  const partNames = [
    'activity',
    summary.kind,
    summary.status && `status-${summary.status}`,
    direction(summary),
  ];
  return html`<article
    tabindex="-1"
    aria-labelledby=${titleId}
    aria-description=${ariaDescription(summary, context) || nothing}
    aria-posinset=${position.posInSet}
    aria-setsize=${position.setSize}
  >
    ${
      heading
        ? html`<div part="group-heading" role="heading" aria-level=${context.headingLevel}>
            ${heading}
          </div>`
        : nothing
    }${totals ?? nothing}
    <div
      part=${partNames.filter(Boolean).join(' ')}
      class=${summary.status === 'canceled' ? 'canceled' : nothing}
    >
      ${rowInside(titleId, activity, summary, isCustom, context)}
    </div>
  </article>`;
};
