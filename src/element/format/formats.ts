import type { Messages } from '../../locales/messages.js';
import { amountFormat, numberFormat } from './numbers.js';
import { clockFields, dateOf, zoneFor } from './time-zone.js';

/** How an element writes times, stamps and money. */
export interface FormatOptions {
  readonly messages: Messages;
  /** A language tag (BCP 47) that goes with the messages. */
  readonly language: string;
  /** An IANA time zone; the device's if `undefined`. */
  readonly timeZone: string | undefined;
  /** An ISO 4217 code. */
  readonly currency: string;
  readonly groupBy: 'month' | 'day' | 'none';
  /** The number of the present day in that zone, from `Zone.dayOf`. */
  readonly today: number;
}

/** The formats of one language, zone, currency and day. Times are given in Unix seconds. */
export interface Formats {
  /** `20` as "+20", `-10` as "−10". */
  stamps(count: number): string;
  /** `-15000` as "−Rp 15.000". */
  amount(amount: number): string;
  /** A plain number, as in "20 more". */
  count(count: number): string;
  /** Money without a sign. */
  money(amount: number): string;
  /** What the group heading leaves open: with months, the day and the hour. */
  time(seconds: number): string;
  /** Everything: weekday, date, hour and zone. */
  fullTime(seconds: number): string;
  /** The heading that a time belongs under, which is its group's key too; empty if not grouped. */
  group(seconds: number): string;
}

const dayFields = {
  month: { day: 'numeric', month: 'short' },
  none: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

const groupFields = {
  month: { month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const;

/** "Today", "Yesterday", or nothing for any other day. */
const relativeDay =
  ({ messages, timeZone, today }: FormatOptions) =>
  (date: Date): string | undefined => {
    const distance = today - zoneFor(timeZone).dayOf(date);
    return distance === 0 ? messages.today : distance === 1 ? messages.yesterday : undefined;
  };

/** Intl's objects are dear: one is made when something is to be written with it. */
const lazily = <T>(create: () => (value: T) => string): ((value: T) => string) => {
  let write: ((value: T) => string) | undefined;
  return (value) => {
    write ??= create();
    return write(value);
  };
};

const createFormats = (options: FormatOptions): Formats => {
  const { language, timeZone, currency, groupBy, messages } = options;
  const relative = relativeDay(options);
  const format = (fields: () => Intl.DateTimeFormatOptions) =>
    lazily(() => {
      const { format } = new Intl.DateTimeFormat(language, { ...fields(), timeZone });
      return (date: Date) => format(date);
    });
  // Not `dateStyle: 'full'`, which is "Jumat, 04 Desember" in some engines.
  const whole = format(() => ({
    ...groupFields.day,
    ...clockFields(language),
    timeZoneName: 'short',
  }));
  const clock = format(() => clockFields(language));
  const day = groupBy === 'day' ? undefined : format(() => dayFields[groupBy]);
  const heading = groupBy === 'none' ? undefined : format(() => groupFields[groupBy]);
  const dated = (write: (date: Date) => string) => (seconds: number) => {
    const date = dateOf(seconds);
    return date ? write(date) : '';
  };
  return {
    stamps: lazily(() => numberFormat(language, { signDisplay: 'exceptZero' })),
    amount: lazily(() => amountFormat(language, currency, 'exceptZero')),
    money: lazily(() => amountFormat(language, currency, 'never')),
    count: lazily(() => numberFormat(language, { signDisplay: 'never' })),
    time: dated((date) =>
      day ? messages.at(relative(date) ?? day(date), clock(date)) : clock(date),
    ),
    fullTime: dated(whole),
    group: dated((date) => (heading ? (groupBy === 'day' && relative(date)) || heading(date) : '')),
  };
};

/** Intl's objects are dear, and feeds on a page mostly agree: the last few are kept. */
const cache = new Map<string, readonly [Messages, Formats]>();
const cacheSize = 8;

/** The formats for these options, from the cache if they were used lately. */
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
