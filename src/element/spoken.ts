import type { ActivitySummary } from '../api/index.js';
import { dateOf } from './calendar.js';
import type { Wording } from './shown.js';

/** A signed figure in words: a screen reader may pass over a minus, or read it as a dash. */
const spokenFigure = (value: number | undefined, text: string, { messages }: Wording): string => {
  if (value === undefined) return '';
  return value === 0 ? text : `${value > 0 ? messages.plus : messages.minus} ${text}`;
};

/** What a row says beside its title, in words: "minus 10 stamps, Canceled, Friday, 4 December 2020 …". */
export const descriptionOf = (facts: ActivitySummary, wording: Wording): string => {
  const { stamps, amount, status, time } = facts;
  const { messages, formats } = wording;
  const count = Math.abs(stamps ?? 0);
  return [
    spokenFigure(stamps, `${formats.count(count)} ${messages.stamps(count)}`, wording),
    spokenFigure(amount, formats.money(Math.abs(amount ?? 0)), wording),
    status && status !== 'created' ? messages.statuses[status] : '',
    time !== undefined && dateOf(time) ? formats.fullTime(time) : '',
  ]
    .filter(Boolean)
    .join(', ');
};
