import { warnOnce } from './warn-once.js';

/** How an element writes times, stamps and money. */
export interface FormatOptions {
  /** A language tag (BCP 47). */
  readonly language: string;
  /** An IANA time zone; the device's if `undefined`. */
  readonly timeZone: string | undefined;
  /** An ISO 4217 code. */
  readonly currency: string;
  readonly groupBy: 'month' | 'day' | 'none';
}

/** The formats of one language, zone and currency. Times are given in Unix seconds. */
export interface Formats {
  /** `20` as "+20", `-10` as "−10". */
  stamps(count: number): string;
  /** `-15000` as "−Rp 15.000". */
  amount(amount: number): string;
  /** A plain number, as in "20 more". */
  count(count: number): string;
  /** What the group heading leaves open: with months, the day and the hour. */
  time(seconds: number): string;
  /** Everything: weekday, date, hour and zone. */
  fullTime(seconds: number): string;
  /** The heading that a time belongs under, which is its group's key too; empty if not grouped. */
  group(seconds: number): string;
}

/** The date of a wire time, if it is one that a calendar can show. */
export const dateOf = (seconds: number | undefined): Date | undefined => {
  if (!seconds || seconds < 0) return undefined;
  const date = new Date(seconds * 1000);
  return date.getUTCFullYear() < 10_000 ? date : undefined;
};

/** Intl writes a minus as a hyphen in some languages; a typographic minus stands as wide as a plus. */
const signed = (format: Intl.NumberFormat) => (value: number) =>
  format
    .formatToParts(value)
    .map((part) => (part.type === 'minusSign' ? '−' : part.value))
    .join('');

/** Engines disagree on the rupiah's decimals (by their ICU version); nobody pays in sen. */
const currencyDigits = (currency: string): Intl.NumberFormatOptions =>
  currency === 'IDR' ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};

const timeFields = {
  month: { day: 'numeric', month: 'short' },
  day: {},
  none: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

/** "9:42 AM" or "09.42": engines disagree on the leading zero of a 24-hour clock. */
const clockFields = (language: string): Intl.DateTimeFormatOptions => {
  const { hourCycle } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  const hours = hourCycle?.startsWith('h1') ? 'numeric' : '2-digit';
  return { hour: hours, minute: '2-digit', ...(hours === '2-digit' && { hourCycle: 'h23' }) };
};

const groupFields = {
  month: { month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const;

const createFormats = ({ language, timeZone, currency, groupBy }: FormatOptions): Formats => {
  const date = (fields: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...fields, timeZone });
    return (seconds: number) => {
      const at = dateOf(seconds);
      return at ? format.format(at) : '';
    };
  };
  return {
    stamps: signed(new Intl.NumberFormat(language, { signDisplay: 'exceptZero' })),
    amount: signed(
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        signDisplay: 'exceptZero',
        ...currencyDigits(currency),
      }),
    ),
    count: signed(new Intl.NumberFormat(language)),
    time: date({ ...timeFields[groupBy], ...clockFields(language) }),
    fullTime: date({ dateStyle: 'full', timeStyle: 'long' }),
    group: groupBy === 'none' ? () => '' : date(groupFields[groupBy]),
  };
};

/** Intl's objects are dear, and feeds on a page mostly agree: the last few are kept. */
const cache = new Map<string, Formats>();
const cacheSize = 8;

/** The formats for these options, from the cache if they were used lately. */
export const formatsFor = (options: FormatOptions): Formats => {
  const { language, timeZone, currency, groupBy } = options;
  const key = [language, timeZone, currency, groupBy].join(' ');
  const formats = cache.get(key) ?? createFormats(options);
  cache.delete(key);
  cache.set(key, formats);
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value as string);
  return formats;
};

/** Reads a `time-zone`: an IANA name, or `undefined` for the device's zone. */
export const readTimeZone = (value: unknown): string | undefined => {
  const timeZone = String(value ?? '').trim();
  if (!timeZone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    warnOnce(
      `time-zone "${timeZone}" is not an IANA time zone such as "Asia/Jakarta"; the device's is used.`,
    );
    return undefined;
  }
};

/** Reads a `currency`: an ISO 4217 code, `IDR` unless it is one. */
export const readCurrency = (value: unknown): string => {
  const currency = String(value ?? '')
    .trim()
    .toUpperCase();
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  if (currency)
    warnOnce(`currency "${currency}" is not an ISO 4217 code such as "IDR"; IDR is used.`);
  return 'IDR';
};
