import type { ActivityFilter } from '../activities/index.js';
import { activityFilters, readId } from '../activities/index.js';
import type { ActivityKind, ActivityPage, MerchantId } from '../api/index.js';
import { readSerializedPage } from '../api/serialized-page.js';
import { parseJson } from '../shared/parse-json.js';
import { linkUrl } from './dom/link-url.js';
import { receiptTemplate } from './rows/receipt-url.js';
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
  readList(value).map((item) => readId(item) ?? item);

/** Names of kinds, without repetitions. Invalid ones are kept, so that the error can name them. */
export const readTypes = (value: unknown): readonly ActivityKind[] =>
  [...new Set(readList(value))] as ActivityKind[];

/**
 * Makes the converter of a display property.
 *
 * @param expected what a valid value is, for the warning.
 * @param parse returns `undefined` for an invalid text.
 */
const displayConverter =
  <T>(
    attribute: string,
    expected: string,
    parse: (text: string) => NonNullable<T> | undefined,
    byDefault?: T,
  ) =>
  (value: unknown): T => {
    const text = readText(value);
    const parsed = text && parse(text);
    if (text && !parsed) warnOnce(`${attribute} "${text}" is not ${expected}.`);
    return (parsed || byDefault) as T;
  };

/** Seconds, from 1 to a day; `undefined` for no interval. */
export const readInterval = (value: unknown): number | undefined => {
  const text = readText(value);
  const given = Number(text);
  const isUsable = given > 0 && given < Number.POSITIVE_INFINITY;
  const seconds = isUsable ? Math.min(Math.max(given, 1), 86_400) : undefined;
  if (text && seconds !== given) {
    warnOnce(`refresh-interval "${text}" is not a number of seconds from 1 to 86400.`);
  }
  return seconds;
};

export const readGroupBy = displayConverter<GroupBy>(
  'group-by',
  'month, day or none',
  (text) => (/^(month|day|none)$/.test(text) ? (text as GroupBy) : undefined),
  'month',
);

export const readHeadingLevel = displayConverter<HeadingLevel>(
  'heading-level',
  'a number from 1 to 6',
  (text) => (/^[1-6]$/.test(text) ? (Number(text) as HeadingLevel) : undefined),
  2,
);

const readNamedFilters = displayConverter<readonly ActivityFilter[]>(
  'filters',
  `a list of ${activityFilters.join(', ')}`,
  (text) => {
    if (text === 'true') return activityFilters;
    const names = new Set(['all', ...readList(text)] as readonly ActivityFilter[]);
    return [...names].every((name) => activityFilters.includes(name)) ? [...names] : undefined;
  },
  [],
);

/** Filters: `all` first, then those that are listed; all of them for an attribute without a value. */
export const readFilters = (value: unknown): readonly ActivityFilter[] =>
  readBoolean(value)
    ? readNamedFilters(Array.isArray(value) ? value : (readText(value) ?? true))
    : [];

/** An IANA time zone; `undefined` for the device's. */
export const readTimeZone = displayConverter<string | undefined>(
  'time-zone',
  'an IANA time zone such as "Asia/Jakarta"',
  (timeZone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  },
);

/** An ISO 4217 code. */
export const readCurrency = displayConverter<string>(
  'currency',
  'an ISO 4217 code such as "IDR"',
  (text) => /^[A-Z]{3}$/.exec(text.toUpperCase())?.[0],
  'IDR',
);

/** Where the member can sign in. */
export const readSignInUrl = displayConverter<string | undefined>(
  'sign-in-url',
  'a path or https address',
  (text) => linkUrl(text),
);

/** What stamps are called. Only a no-break space can be part of a word. */
export const readUnit = displayConverter<string | undefined>('unit', 'one word or two', (text) => {
  const words = text.split(/[ \t\n\f\r]+/);
  return words.length > 2 ? undefined : words.join(' ');
});

/** The template of the links to receipts. */
export const readReceiptUrl = displayConverter<string | undefined>(
  'receipt-url',
  'a path or https address with {reference} or {id}',
  receiptTemplate,
);

/** A page that a server fetched, as an object or as JSON. */
export const readInitialPage = (value: unknown): ActivityPage | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  const read = readSerializedPage(typeof value === 'string' ? parseJson(value) : value);
  if (!read) warnOnce(`initial-page is not a page as fetchPage returns it: ${value}`.slice(0, 90));
  return read;
};

export const readTokenType = (value: unknown): string => readText(value) ?? 'Bearer';

export const readFunction = <T>(value: unknown): T | undefined =>
  typeof value === 'function' ? (value as T) : undefined;
