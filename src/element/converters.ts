import { readGivenPage } from '../api/given-page.js';
import type { ActivityId, ActivityPage } from '../api/index.js';

import type { GetToken } from '../shared/token-provider.js';
import type { RenderRow } from './rows/row.js';
import { warnOnce } from './warn-once.js';

/**
 * Reads what a property is set to, from an attribute (text or `null`) or from code (the typed value,
 * or the text that a framework passes). One converter serves both ways. Nothing throws: what makes
 * no sense for the query is reported when the query is made, what makes none for the display falls
 * back to its default with one warning.
 */
export const readText = (value: unknown): string | undefined =>
  String(value ?? '').trim() || undefined;

/** Present is true, as for any boolean attribute; but the text `false` is false. */
export const readBoolean = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 'false';

/** Items separated by commas or spaces, or a list of them. */
const readList = (value: unknown): readonly string[] => {
  const items = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,]+/);
  return items.map((item) => item.trim()).filter((item) => item !== '');
};

/** Ids; what is no id stays, to be named by the error. */
export const readMerchantIds = (value: unknown): readonly ActivityId[] =>
  readList(value).map((item) =>
    /^\d+$/.test(item) && Number.isSafeInteger(Number(item)) ? Number(item) : item,
  );

/** Names of kinds, separated by commas or spaces, or a list; what is none stays, to be named by the error. */
export const readTypes = (value: unknown): readonly string[] => [...new Set(readList(value))];

/** Seconds; `undefined` for none. */
export const readInterval = (value: unknown): number | undefined => {
  const text = readText(value);
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (seconds > 0 && seconds < Number.POSITIVE_INFINITY) return seconds;
  warnOnce(
    `refresh-interval "${text}" is not a number of seconds; the feed does not refresh itself.`,
  );
  return undefined;
};

/** How rows are grouped. */
export type GroupBy = 'month' | 'day' | 'none';

export const readGroupBy = (value: unknown): GroupBy => {
  if (value === 'month' || value === 'day' || value === 'none') return value;
  if (value) warnOnce(`group-by "${value}" is not month, day or none; month is used.`);
  return 'month';
};

export const readHeadingLevel = (value: unknown): number => {
  const level = Number(readText(value) ?? 2);
  if (Number.isInteger(level) && level >= 1 && level <= 6) return level;
  warnOnce(`heading-level "${value}" is not a number from 1 to 6; 2 is used.`);
  return 2;
};

/** Two values differ if they read differently: a new `[2, 5]` at each render changes nothing. */
export const differs = (a: unknown, b: unknown): boolean => String(a) !== String(b);

/** Reads a `time-zone`: an IANA name, or `undefined` for the device's zone. */
export const readTimeZone = (value: unknown): string | undefined => {
  const timeZone = readText(value);
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
  const currency = readText(value)?.toUpperCase() ?? 'IDR';
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  warnOnce(`currency "${currency}" is not an ISO 4217 code such as "IDR"; IDR is used.`);
  return 'IDR';
};

/** Reads a page that was fetched elsewhere, or the JSON of it. */
export const readInitialPage = (value: unknown): ActivityPage | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  let page = value;
  try {
    if (typeof value === 'string') page = JSON.parse(value);
  } catch {
    // Not JSON either: the warning says so.
  }
  const read = readGivenPage(page);
  if (!read) {
    const start = `${typeof value === 'string' ? value : JSON.stringify(value)}`.slice(0, 40);
    warnOnce(
      `initial-page is not a page as fetchPage gives it, and the feed fetches its own: ${start}`,
    );
  }
  return read;
};

export const readTokenType = (value: unknown): string => readText(value) ?? 'Bearer';

const readFunction = <T>(value: unknown): T | undefined =>
  typeof value === 'function' ? (value as T) : undefined;

export const readFetch = (value: unknown): typeof fetch | undefined => readFunction(value);

export const readGetToken = (value: unknown): GetToken | undefined => readFunction(value);

export const readRenderRow = (value: unknown): RenderRow | undefined => readFunction(value);
