import type { TemplateResult } from 'lit';
import type { Activity, ActivitySummary } from '../../api/index.js';
import type { HeadingLevel } from '../converters.js';
import type { TemplateSet } from '../templates/template-set.js';
import type { Localization } from './row-text.js';

/** Renders the inside of a row; `undefined` leaves the row to the feed. */
export type RenderRow = (
  activity: Activity,
  summary: ActivitySummary,
) => TemplateResult | Node | string | undefined;

/** What all rows of a feed are rendered with. A value: a change makes a new one, and new rows. */
export interface RowContext extends Localization {
  readonly headingLevel: HeadingLevel;
  /** Whether complete groups have totals. */
  readonly groupTotals: boolean;
  readonly templates: TemplateSet;
  /** Whether every row gets its own slot, which a framework can fill. */
  readonly rowSlots: boolean;
  readonly renderRow: RenderRow | undefined;
  /** The template of the links to receipts. */
  readonly receiptUrl: string | undefined;
}

/** Keeps the previous context if nothing in it has changed, so that no row is rendered again. */
export const reuseContext = (next: RowContext, previous: RowContext | undefined): RowContext => {
  const isSame = Object.entries(next).every(
    ([name, value]) => previous && Reflect.get(previous, name) === value,
  );
  return isSame && previous ? previous : next;
};

/** Whether an activity has the same row in both contexts, which may be of two days. */
export const hasSameWords = (
  { created }: Activity,
  before: RowContext,
  after: RowContext,
): boolean => {
  if (before === after) return true;
  const { formats } = before;
  return (
    formats.fixed === after.formats.fixed &&
    reuseContext({ ...after, formats, groupTotals: before.groupTotals }, before) === before &&
    // Rows grouped by day leave the day to their heading.
    (!formats.day || formats.relativeDay(created) === after.formats.relativeDay(created))
  );
};
