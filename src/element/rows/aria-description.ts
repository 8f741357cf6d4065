import type { ActivitySummary } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import type { Localization } from './row-text.js';

/** A signed figure in words, because screen readers may skip a minus sign or read it as a dash. */
const figureInWords = (
  value: number | undefined,
  format: (value: number) => string,
  { messages }: Localization,
): string => {
  if (value === undefined) return '';
  const text = format(Math.abs(value));
  // A figure that is rounded to zero has no sign, as on the screen.
  return text === format(0) ? text : `${value > 0 ? messages.plus : messages.minus} ${text}`;
};

/** The `aria-description` of a row: "Levi Store, minus 10 stamps, Canceled, Friday, 4 December 2020". */
export const ariaDescription = (summary: ActivitySummary, localization: Localization): string => {
  const { place, stamps, amount, status, time } = summary;
  const { messages, formats } = localization;
  const countStamps = (count: number) => `${formats.count(count)} ${messages.stamps(count)}`;
  return [
    place,
    figureInWords(stamps, countStamps, localization),
    amount === undefined || amount < 0
      ? figureInWords(amount, formats.money, localization)
      : formats.money(amount),
    status && status !== 'created' ? messages.statuses[status] : '',
    time !== undefined && dateOf(time) ? formats.fullDay(time) : '',
  ]
    .filter(Boolean)
    .join(', ');
};
