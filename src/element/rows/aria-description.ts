import type { ActivitySummary } from '../../api/index.js';
import { dateOf } from '../format/time-zone.js';
import type { Wording } from './row-text.js';

/** A signed figure in words: a screen reader may pass over a minus, or read it as a dash. */
const spokenFigure = (
  value: number | undefined,
  write: (value: number) => string,
  { messages }: Wording,
): string => {
  if (value === undefined) return '';
  const text = write(Math.abs(value));
  // What is rounded to nothing has no sign, as on the screen.
  return text === write(0) ? text : `${value > 0 ? messages.plus : messages.minus} ${text}`;
};

/** What a row says beside its title, in words: "minus 10 stamps, Canceled, Friday, 4 December 2020 …". */
export const descriptionOf = (facts: ActivitySummary, wording: Wording): string => {
  const { stamps, amount, status, time } = facts;
  const { messages, formats } = wording;
  const counted = (count: number) => `${formats.count(count)} ${messages.stamps(count)}`;
  return [
    spokenFigure(stamps, counted, wording),
    spokenFigure(amount, formats.money, wording),
    status && status !== 'created' ? messages.statuses[status] : '',
    time !== undefined && dateOf(time) ? formats.fullTime(time) : '',
  ]
    .filter(Boolean)
    .join(', ');
};
