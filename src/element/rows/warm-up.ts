import { parseActivity } from '../../api/index.js';
import { noTemplates } from '../templates/template-set.js';
import type { RowContext } from './row.js';
import { article } from './row.js';
import { elementOf } from './static-row.js';

/** Some of everything that a row may show; nobody sees it. */
const sample = {
  id: 1,
  type: 0,
  created: 1,
  merchant: { name: '1' },
  transaction: { stamps: 1, invoice_number: '1', status: 1 },
};

let isWarm = false;

/**
 * Does what the first row of a page would have to wait for (schemas, formats, templates are made at
 * their first use) while the answer is on its way, and once what stands in for the rows is painted.
 */
export const warmUp = (context: RowContext): void => {
  if (isWarm) return;
  isWarm = true;
  requestAnimationFrame(() =>
    setTimeout(() => {
      const activity = parseActivity(sample);
      const plain = { ...context, templates: noTemplates, rowSlots: false, renderRow: undefined };
      const place = { position: 1, setSize: -1, heading: context.formats.group(1) };
      if (activity) elementOf(article(activity, place, plain));
    }),
  );
};
