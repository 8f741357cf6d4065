import type { Messages } from '../../locales/messages.js';
import type { GroupBy } from '../converters.js';
import { clockOptions } from './clock.js';
import { moneyFormat, numberFormat } from './numbers.js';
import { dateOf, timeZoneOf } from './time-zone.js';

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
  /** The day number of today, from `TimeZone.dayNumber`. */
  readonly today: number;
}

/** The formats of a feed. Times are Unix seconds. */
export interface Formats {
  /** Signed: `20` is "+20", `-10` is "−10". */
  stamps(count: number): string;
  /** Signed money: `-15000` is "−Rp 15.000". */
  amount(amount: number): string;
  /** A number without a sign, as in "20 more". */
  count(count: number): string;
  /** Money without a sign. */
  money(amount: number): string;
  /** What the group heading does not say: with months, the day and the time of day. */
  time(seconds: number): string;
  /** The complete date: weekday, date, time of day and zone. */
  fullTime(seconds: number): string;
  /** The heading of the group, which is also its key; empty if rows are not grouped. */
  group(seconds: number): string;
}

const dayOptions = {
  month: { day: 'numeric', month: 'short' },
  none: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

const groupOptions = {
  month: { month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const;

/** "Today", "Yesterday", or `undefined` for any other day. */
const relativeDay =
  ({ messages, timeZone, today }: FormatOptions) =>
  (date: Date): string | undefined => {
    const distance = today - timeZoneOf(timeZone).dayNumber(date);
    if (distance === 0) return messages.today;
    return distance === 1 ? messages.yesterday : undefined;
  };

/** Creates a format at its first use: `Intl` objects are slow to create. */
const lazily = <T>(create: () => (value: T) => string): ((value: T) => string) => {
  let format: ((value: T) => string) | undefined;
  return (value) => {
    format ??= create();
    return format(value);
  };
};

const createFormats = (options: FormatOptions): Formats => {
  const { language, timeZone, currency, groupBy, messages } = options;
  const relative = relativeDay(options);
  const dateFormat = (fields: () => Intl.DateTimeFormatOptions) =>
    lazily(() => {
      const { format } = new Intl.DateTimeFormat(language, { ...fields(), timeZone });
      return (date: Date) => format(date);
    });
  // `dateStyle: 'full'` is not used, because some engines write "Jumat, 04 Desember" with it.
  const full = dateFormat(() => ({
    ...groupOptions.day,
    ...clockOptions(language),
    timeZoneName: 'short',
  }));
  const clock = dateFormat(() => clockOptions(language));
  const day = groupBy === 'day' ? undefined : dateFormat(() => dayOptions[groupBy]);
  const heading = groupBy === 'none' ? undefined : dateFormat(() => groupOptions[groupBy]);
  const dated = (format: (date: Date) => string) => (seconds: number) => {
    const date = dateOf(seconds);
    return date ? format(date) : '';
  };
  return {
    stamps: lazily(() => numberFormat(language, { signDisplay: 'exceptZero' })),
    amount: lazily(() => moneyFormat(language, currency, 'exceptZero')),
    money: lazily(() => moneyFormat(language, currency, 'never')),
    count: lazily(() => numberFormat(language, { signDisplay: 'never' })),
    time: dated((date) =>
      day ? messages.at(relative(date) ?? day(date), clock(date)) : clock(date),
    ),
    fullTime: dated(full),
    group: dated((date) => (heading ? (groupBy === 'day' && relative(date)) || heading(date) : '')),
  };
};

/** The formats that were used last. Most feeds of a document share theirs. */
const cache = new Map<string, readonly [Messages, Formats]>();
const cacheSize = 8;

/** Returns the formats for these options, from the cache if they were used recently. */
export const formatsFor = (options: FormatOptions): Formats => {
  const { messages, ...rest } = options;
  const key = Object.values(rest).join(' ');
  const cached = cache.get(key);
  const formats = cached?.[0] === messages ? cached[1] : createFormats(options);
  cache.delete(key);
  cache.set(key, [messages, formats]);
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value as string);
  return formats;
};
