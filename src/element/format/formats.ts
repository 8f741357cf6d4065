import type { Messages } from '../../locales/messages.js';
import { isUnitOverridden } from '../../locales/registry.js';
import type { GroupBy } from '../converters.js';
import { clockOptions } from './clock.js';
import { moneyFormat, numberFormat } from './numbers.js';
import { dateOf, dayNumberIn } from './time-zone.js';
import { withUnit } from './unit.js';

/** What the formats of a feed depend on. */
export interface FormatOptions {
  readonly messages: Messages;
  /** A language tag (BCP 47) that fits the messages. */
  readonly language: string;
  /** An IANA time zone; `undefined` for the device's. */
  readonly timeZone: string | undefined;
  /** An ISO 4217 code. */
  readonly currency: string;
  readonly groupBy: GroupBy;
  /** What stamps are called; the language's word unless given. */
  readonly unit: string | undefined;
  /** The day number of today, from `dayNumberIn`. */
  readonly today: number;
}

/** The formats that are the same on every day. Times are Unix seconds. */
interface FixedFormats {
  /** The messages, with what stamps are called. */
  readonly messages: Messages;
  /** What the page calls stamps, beside totals; empty for the language's own word, which goes without saying. */
  unit(count: number): string;
  /** Signed: `20` is "+20", `-10` is "−10". */
  stamps(count: number): string;
  /** Money, with a minus only: `-15000` is "−Rp 15.000", and `15000` is "Rp 15.000". */
  amount(amount: number): string;
  /** A number without a sign, as in "20 more". */
  count(count: number): string;
  /** Money without a sign. */
  money(amount: number): string;
  /** The complete date: weekday and date. */
  fullDay(seconds: number): string;
  /** The complete date, with the time of day and the zone. */
  fullTime(seconds: number): string;
  /** The heading of the group, which is also its key; empty if rows are not grouped. */
  group(seconds: number): string;
  clock(date: Date): string;
  /** The parts of a date, each by itself: "4", "Dec", "2026" and "9:42 AM". */
  readonly parts: Readonly<Record<'day' | 'month' | 'year' | 'clock', (date: Date) => string>>;
  /** The day, unless it is the heading. */
  day: ((date: Date) => string) | undefined;
}

/** The formats of a feed on one day. */
export interface Formats extends FixedFormats {
  /** The same object on every day. */
  readonly fixed: FixedFormats;
  /** "Today" or "Yesterday"; empty for any other day. */
  relativeDay(seconds: number | null | undefined): string;
  /** What the group heading does not say: with months, the day and the time of day. */
  time(seconds: number): string;
}

const dayOptions = {
  month: { day: 'numeric', month: 'short' },
  none: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

const dayMs = 86_400_000;

const groupOptions = {
  month: { month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const;

/** Creates a format at its first use: `Intl` objects are slow to create. */
const lazily = <T>(create: () => (value: T) => string): ((value: T) => string) => {
  let format: ((value: T) => string) | undefined;
  return (value) => {
    format ??= create();
    return format(value);
  };
};

/** A format for seconds; empty for what is not a date. It keeps the last text, which a row uses twice. */
const dated = (
  format: (date: Date, seconds: number) => string,
): ((seconds: number | null | undefined) => string) => {
  let last: number | null | undefined;
  let text = '';
  return (seconds) => {
    if (seconds === last) return text;
    const date = dateOf(seconds ?? undefined);
    text = date && seconds ? format(date, seconds) : '';
    last = seconds;
    return text;
  };
};

const createFixedFormats = (options: Omit<FormatOptions, 'today'>): FixedFormats => {
  const { messages, language, timeZone, currency, groupBy, unit } = options;
  const dateFormat = (fields: () => Intl.DateTimeFormatOptions) =>
    lazily(() => {
      const { format } = new Intl.DateTimeFormat(language, { ...fields(), timeZone });
      return (date: Date) => format(date);
    });
  // `dateStyle: 'full'` is not used, because some engines write "Jumat, 04 Desember" with it.
  const fullDay = dateFormat(() => groupOptions.day);
  const full = dateFormat(() => ({
    ...groupOptions.day,
    ...clockOptions(language),
    timeZoneName: 'short',
  }));
  const clock = dateFormat(() => clockOptions(language));
  const filled = withUnit(messages, unit);
  const heading = groupBy === 'none' ? undefined : dateFormat(() => groupOptions[groupBy]);
  return {
    messages: filled,
    unit: unit || isUnitOverridden(messages) ? filled.stamps : () => '',
    stamps: lazily(() => numberFormat(language, { signDisplay: 'exceptZero' })),
    amount: lazily(() => moneyFormat(language, currency, 'negative')),
    money: lazily(() => moneyFormat(language, currency, 'never')),
    count: lazily(() => numberFormat(language, { signDisplay: 'never' })),
    clock,
    parts: {
      day: dateFormat(() => ({ day: 'numeric' })),
      month: dateFormat(() => ({ month: 'short' })),
      year: dateFormat(() => ({ year: 'numeric' })),
      clock,
    },
    day: groupBy === 'day' ? undefined : dateFormat(() => dayOptions[groupBy]),
    fullDay: dated(fullDay),
    fullTime: dated(full),
    group: dated((date) => heading?.(date) ?? ''),
  };
};

const createFormats = (fixed: FixedFormats, options: FormatOptions): Formats => {
  const { messages, timeZone, today, groupBy } = options;
  const { clock, day, group } = fixed;
  const relativeDay = dated((date) => {
    // In every zone, a day begins at most a day before or after it does in UTC.
    const utcDistance = today - Math.floor(date.getTime() / dayMs);
    if (utcDistance < -1 || utcDistance > 2) return '';
    const distance = today - dayNumberIn(timeZone, date);
    if (distance === 0) return messages.today;
    return distance === 1 ? messages.yesterday : '';
  });
  return {
    ...fixed,
    fixed,
    relativeDay,
    time: dated((date, seconds) =>
      day ? messages.at(relativeDay(seconds) || day(date), clock(date)) : clock(date),
    ),
    group: groupBy === 'day' ? (seconds) => relativeDay(seconds) || group(seconds) : group,
  };
};

interface CacheEntry {
  readonly messages: Messages;
  readonly fixed: FixedFormats;
  readonly today: number;
  readonly formats: Formats;
}

/** By their options. Most feeds of a document share theirs. */
const cache = new Map<string, CacheEntry>();

/** Returns the formats for these options, as they were used last if nothing has changed. */
export const formatsFor = (options: FormatOptions): Formats => {
  const { messages, today, ...rest } = options;
  const key = Object.values(rest).join(' ');
  let entry = cache.get(key);
  if (entry?.messages !== messages) {
    const fixed = createFixedFormats(options);
    entry = { messages, fixed, today, formats: createFormats(fixed, options) };
  } else if (entry.today !== today) {
    entry = { ...entry, today, formats: createFormats(entry.fixed, options) };
  }
  cache.set(key, entry);
  return entry.formats;
};
