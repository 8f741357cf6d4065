import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Activity } from '../../api/index.js';
import { pageSize } from '../../api/index.js';
import type { Paging, PagingStep } from '../../api/paging.js';
import type { RowContext } from './row.js';
import { row } from './static-row.js';

/** The heading that an activity belongs under; one without a time stays with those above it. */
const groupOf = ({ created }: Activity, { formats }: RowContext): string =>
  created ? formats.group(created) : '';

/** The group that the page at `index` goes on with: the last one that the pages before it mention. */
const groupAbove = (steps: Paging, index: number, context: RowContext): string => {
  for (let i = index - 1; i >= 0; i--) {
    const dated = steps[i]?.activities.findLast((activity) => groupOf(activity, context));
    if (dated) return groupOf(dated, context);
  }
  return '';
};

const rows = (
  { activities }: PagingStep,
  first: number,
  setSize: number,
  group: string,
  context: RowContext,
) => {
  let current = group;
  return repeat(
    activities,
    ({ id }) => id,
    (activity, index) => {
      const own = groupOf(activity, context);
      const heading = own && own !== current ? own : undefined;
      current = own || current;
      return row(activity, { position: first + index, setSize, heading }, context);
    },
  );
};

const wrappers = (paging: Paging, context: RowContext) => {
  const setSize =
    paging.at(-1)?.complete === true
      ? paging.reduce((sum, { activities }) => sum + activities.length, 0)
      : -1;
  const steps = paging.filter(({ activities }) => activities.length > 0);
  let next = 1;
  return repeat(
    steps,
    (step) => step.activities[0]?.id,
    (step, index) => {
      const first = next;
      next += step.activities.length;
      // A browser guesses the height of a page that it has not laid out: of a whole one only.
      const name = step.activities.length < pageSize ? 'short page' : 'page';
      return html`<div class=${name} role="presentation">
        ${guard([step, steps[index - 1], first, setSize, context], () =>
          rows(step, first, setSize, groupAbove(steps, index, context), context),
        )}
      </div>`;
    },
  );
};

/**
 * The rows, one wrapper a page. A wrapper is rendered when its page arrives and not again until
 * something of its own changes, and a browser lays out only the wrappers near the screen: so a page
 * costs the same at the start of a history and at its end.
 */
export const pages = (paging: Paging, context: RowContext) =>
  guard([paging, context], () => wrappers(paging, context));
