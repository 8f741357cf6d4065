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
  store: { name: '2' },
  transaction: { stamps: 1, invoice_number: '1', status: 1 },
};

const createSampleRow = (context: RowContext): void => {
  const activity = parseActivity(sampleItem);
  const plain = { ...context, templates: noTemplates, rowSlots: false, renderRow: undefined };
  if (!activity) return;
  const row = { activity, heading: context.formats.group(1) };
  new RowElements().create(row, { posInSet: 1, setSize: -1 }, plain);
};

let isWarm = false;

/**
 * Does once, while the first response is pending, what the first real row would otherwise wait for: schemas,
 * formats and templates are created at their first use. Each step is a task of its own, so that the page
 * stays responsive and the response is not kept waiting. Once rows have come, nothing is left to do.
 *
 * @param isPending whether the first response is still awaited.
 */
export const warmUp = (context: RowContext, isPending: () => boolean): void => {
  if (isWarm) return;
  isWarm = true;
  const { formats } = context;
  // The first `Intl.DateTimeFormat` of a document takes longest.
  const steps = [
    () => formats.group(1),
    () => formats.time(1),
    () => formats.fullDay(1),
    () => formats.stamps(1),
    () => parseActivity(sampleItem),
    () => createSampleRow(context),
  ];
  for (const step of steps) setTimeout(() => isPending() && step());
};
