import { parseActivity } from '../../api/index.js';
import { noTemplates } from '../templates/template-set.js';
import type { RowContext } from './row-context.js';
import { RowElements } from './row-elements.js';

/** An activity that uses most of a row's parts. It is not shown. */
const sampleItem = {
  id: 1,
  type: 0,
  created: 1,
  merchant: { name: '1' },
  transaction: { stamps: 1, invoice_number: '1', status: 1 },
};

let isWarm = false;

/**
 * Parses and renders a sample row while the first response is pending and after the skeleton has been
 * painted. Schemas, formats and templates are created at their first use, and the first real row need
 * not wait for that.
 */
export const warmUp = (context: RowContext): void => {
  if (isWarm) return;
  isWarm = true;
  requestAnimationFrame(() =>
    setTimeout(() => {
      const activity = parseActivity(sampleItem);
      const plain = { ...context, templates: noTemplates, rowSlots: false, renderRow: undefined };
      if (!activity) return;
      const row = { activity, heading: context.formats.group(1) };
      new RowElements().create(row, { posInSet: 1, setSize: -1 }, plain);
    }),
  );
};
