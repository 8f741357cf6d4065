import type { ActivityKind, ActivityPage, MerchantId } from '../api/index.js';
import { readSerializedPage } from '../api/serialized-page.js';
import { warnOnce } from './warn-once.js';

// Converters read the value of a property, from an attribute (a string or `null`) or from code (the
// typed value, or a string that a framework passes). They never throw. An invalid value of a query
// property is kept, and reported when the request is made; one of a display property becomes the
// default, with one warning.

/** How rows are grouped under headings. */
export type GroupBy = 'month' | 'day' | 'none';

/** The level of the group headings. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Trimmed text; `undefined` if it is empty. */
export const readText = (value: unknown): string | undefined =>
  String(value ?? '').trim() || undefined;

/** True if the attribute is present, except for the text `false`. */
export const readBoolean = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 'false';

/** Whether a request to another origin carries its cookies. */
export type FeedCredentials = 'same-origin' | 'include';

/** Invalid values are kept, so that the error can name them. */
export const readCredentials = (value: unknown): FeedCredentials =>
  (readText(value)?.toLowerCase() ?? 'same-origin') as FeedCredentials;

/** Items separated by commas or spaces, or an array. */
const readList = (value: unknown): readonly string[] => {
  const items = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,]+/);
  return items.map((item) => item.trim()).filter((item) => item !== '');
};

/** Merchant ids. Invalid ones are kept, so that the error can name them. */
export const readMerchantIds = (value: unknown): readonly MerchantId[] =>
  readList(value).map((item) =>
    /^\d+$/.test(item) && Number.isSafeInteger(Number(item)) ? Number(item) : item,
  );

/** Names of kinds, without repetitions. Invalid ones are kept, so that the error can name them. */
export const readTypes = (value: unknown): readonly ActivityKind[] =>
  [...new Set(readList(value))] as ActivityKind[];

/** Seconds, from 1 to a day; `undefined` for no interval. */
export const readInterval = (value: unknown): number | undefined => {
  const text = readText(value);
  if (text === undefined) return undefined;
  const given = Number(text);
  const isUsable = given > 0 && given < Number.POSITIVE_INFINITY;
  const seconds = isUsable ? Math.min(Math.max(given, 1), 86_400) : undefined;
  if (seconds !== given) {
    warnOnce(
      `refresh-interval "${text}" is not a number of seconds from 1 to 86400. ` +
        (seconds ? `${seconds} is used.` : 'The feed does not check for newer activities.'),
    );
  }
  return seconds;
};

export const readGroupBy = (value: unknown): GroupBy => {
  if (value === 'month' || value === 'day' || value === 'none') return value;
  if (value) warnOnce(`group-by "${value}" is not month, day or none. month is used.`);
  return 'month';
};

export const readHeadingLevel = (value: unknown): HeadingLevel => {
  const level = Number(readText(value) ?? 2);
  if (Number.isInteger(level) && level >= 1 && level <= 6) return level as HeadingLevel;
  warnOnce(`heading-level "${value}" is not a number from 1 to 6. 2 is used.`);
  return 2;
};

/** An IANA time zone; `undefined` for the device's. */
export const readTimeZone = (value: unknown): string | undefined => {
  const timeZone = readText(value);
  if (!timeZone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    warnOnce(
      `time-zone "${timeZone}" is not an IANA time zone such as "Asia/Jakarta". The device's is used.`,
    );
    return undefined;
  }
};

/** An ISO 4217 code. */
export const readCurrency = (value: unknown): string => {
  const currency = readText(value)?.toUpperCase() ?? 'IDR';
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  warnOnce(`currency "${currency}" is not an ISO 4217 code such as "IDR". IDR is used.`);
  return 'IDR';
};

/** A page that a server fetched, as an object or as JSON. */
export const readInitialPage = (value: unknown): ActivityPage | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  let page = value;
  try {
    if (typeof value === 'string') page = JSON.parse(value);
  } catch {
    // The text is passed on, and the warning below quotes it.
  }
  const read = readSerializedPage(page);
  if (!read) {
    const start = `${typeof value === 'string' ? value : JSON.stringify(value)}`.slice(0, 40);
    warnOnce(
      `initial-page is not a page of fetchPage, so the feed fetches its first page itself: ${start}`,
    );
  }
  return read;
};

export const readTokenType = (value: unknown): string => readText(value) ?? 'Bearer';

export const readFunction = <T>(value: unknown): T | undefined =>
  typeof value === 'function' ? (value as T) : undefined;
