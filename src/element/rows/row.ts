import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Activity, ActivitySummary } from '../../api/index.js';
import { warnOnce } from '../warn-once.js';
import { ariaDescription } from './aria-description.js';
import { defaultRow } from './default-row.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';

/** The position of a row in the feed. */
export interface RowPosition {
  /** `aria-posinset`, from 1. */
  readonly posInSet: number;
  /** `aria-setsize`: the number of rows, or −1 until the end of the history is known (ARIA 1.2). */
  readonly setSize: number;
  /** The group heading above this row, if it is the first of its group. */
  readonly heading: string | undefined;
}

/** Whether a row adds to the account or takes from it; `undefined` for a canceled one. */
const direction = ({ status, stamps, amount }: ActivitySummary): 'credit' | 'debit' | undefined => {
  const value = stamps || amount;
  if (!value || status === 'canceled') return undefined;
  return value > 0 ? 'credit' : 'debit';
};

/** Lit's template results have this property. */
const isTemplateResult = (value: object): boolean => '_$litType$' in value;

/** What `renderRow` returns; `undefined` or `null` if it leaves the row to the feed, or fails. */
const customContent = (activity: Activity, summary: ActivitySummary, context: RowContext) => {
  let content: unknown;
  try {
    content = context.renderRow?.(activity, summary);
  } catch (error) {
    warnOnce(`renderRow threw an error, so the default row is shown. ${error}`);
  }
  if (content === undefined || content === null || typeof content === 'string') return content;
  if (typeof content === 'object' && ('nodeType' in content || isTemplateResult(content))) {
    return content;
  }
  warnOnce(
    'renderRow must return a Lit template, a node, a string or undefined. The default row is shown.',
  );
  return undefined;
};

/** The fallback content of a row's slot. */
export const slotFallback = (activity: Activity, context: RowContext) =>
  defaultRow(undefined, summaryOf(activity, context), context);

/**
 * The inside of a row: what `renderRow` returns, or a slot for a template's copy or a framework's
 * child, or the default row. The slot's fallback is the default row, so that a row is never blank and
 * keeps its accessible name. If a template fills the slot, the fallback is rendered only when it is
 * needed (see `RowCopies`).
 */
const rowContent = (
  titleId: string,
  activity: Activity,
  summary: ActivitySummary,
  context: RowContext,
) => {
  const custom = customContent(activity, summary, context);
  if (custom !== undefined && custom !== null) {
    return html`<div class="whole">
      <span class="hidden" id=${titleId}>${summary.title}</span>${custom}
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

/** One activity as an `article`, with a group heading above it if it is the first of its group. */
export const rowTemplate = (activity: Activity, position: RowPosition, context: RowContext) => {
  const summary = summaryOf(activity, context);
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
      position.heading
        ? html`<div part="group-heading" role="heading" aria-level=${context.headingLevel}>
            ${position.heading}
          </div>`
        : nothing
    }
    <div
      part=${partNames.filter(Boolean).join(' ')}
      class=${summary.status === 'canceled' ? 'canceled' : nothing}
    >
      ${guard([activity, context], () => rowContent(titleId, activity, summary, context))}
    </div>
  </article>`;
};
