import type { ActivitySummary } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import type { Localization } from '../rows/row-text.js';
import { rowText } from '../rows/row-text.js';

/**
 * What templates can bind by name: what the default row and its details show, in the feed's language. A
 * missing value is empty.
 */
export const namedValues = (summary: ActivitySummary, localization: Localization) => {
  const { messages, formats } = localization;
  const text = rowText(summary, localization);
  const { kind, stamps = 0, channel = '', time } = summary;
  const date = dateOf(time);
  const part = (name: keyof typeof formats.parts): string =>
    date ? formats.parts[name](date) : '';
  return {
    ...text,
    kind: messages.kinds[kind],
    unit: text.stamps && messages.stamps(Math.abs(stamps)),
    channel,
    day: part('day'),
    month: part('month'),
    year: part('year'),
    clock: part('clock'),
  };
};
