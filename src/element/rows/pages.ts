import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Activity } from '../../api/index.js';
import { pageSize } from '../../api/index.js';
import type { LoadedPage, LoadedPages } from '../../api/paging.js';
import type { RowContext } from './row-context.js';
import { staticRow } from './static-row.js';

/** The heading of an activity's group; empty without a time, which leaves it in the group above. */
const groupOf = ({ created }: Activity, { formats }: RowContext): string =>
  created ? formats.group(created) : '';

/** The group that the page at `index` continues: the last one of the pages before it. */
const groupBefore = (steps: LoadedPages, index: number, context: RowContext): string => {
  for (let i = index - 1; i >= 0; i--) {
    const dated = steps[i]?.activities.findLast((activity) => groupOf(activity, context));
    if (dated) return groupOf(dated, context);
  }
  return '';
};

const rowsTemplate = (
  { activities }: LoadedPage,
  firstPosition: number,
  setSize: number,
  groupAbove: string,
  context: RowContext,
) => {
  let current = groupAbove;
  return repeat(
    activities,
    ({ id }) => id,
    (activity, index) => {
      const group = groupOf(activity, context);
      const heading = group && group !== current ? group : undefined;
      current = group || current;
      return staticRow(activity, { posInSet: firstPosition + index, setSize, heading }, context);
    },
  );
};

const wrappersTemplate = (paging: LoadedPages, context: RowContext) => {
  const setSize =
    paging.at(-1)?.complete === true
      ? paging.reduce((sum, { activities }) => sum + activities.length, 0)
      : -1;
  const steps = paging.filter(({ activities }) => activities.length > 0);
  let nextPosition = 1;
  return repeat(
    steps,
    (step) => step.activities[0]?.id,
    (step, index) => {
      const first = nextPosition;
      nextPosition += step.activities.length;
      // The estimated height in the style sheet is that of a full page, so shorter ones are laid out.
      const className = step.activities.length < pageSize ? 'short page' : 'page';
      return html`<div class=${className} role="presentation">
        ${guard([step, steps[index - 1], first, setSize, context], () =>
          rowsTemplate(step, first, setSize, groupBefore(steps, index, context), context),
        )}
      </div>`;
    },
  );
};

/**
 * All rows, in one wrapper a page. A wrapper is rendered when its page arrives, and again only if it
 * changes itself; browsers lay out only the wrappers near the viewport. So the cost of a page does not
 * depend on how many there are already.
 */
export const pagesTemplate = (paging: LoadedPages, context: RowContext) =>
  guard([paging, context], () => wrappersTemplate(paging, context));
