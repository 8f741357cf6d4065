import * as z from 'zod/mini';

/**
 * The building blocks of the activity schemas.
 *
 * The API documents its fields by example only, and its server has sent numbers as text (`"10"`),
 * whole numbers as floats (`-15000.0`) and ISO dates where the documentation shows Unix seconds.
 * So a field is read leniently: a value that can be understood is normalized, one that can't is
 * left out (`undefined`) and stays readable in `activity.raw`. `null` stays `null`.
 *
 * (`z.catch` would say the same, for 3 KB more of zod in the browser.)
 */
const field = <T>(read: (value: unknown) => T | undefined) =>
  z.optional(
    z.pipe(
      z.unknown(),
      z.transform((value: unknown) => (value === null ? null : read(value))),
    ),
  );

const readNumber = (value: unknown): number | undefined => {
  const isNumber =
    typeof value === 'number' ||
    (typeof value === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value));
  // Python writes −0.0 where it means nothing; adding 0 makes it 0.
  return isNumber && Number.isFinite(Number(value)) ? Number(value) + 0 : undefined;
};

const readText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** The last second of the year 9999. What is beyond are milliseconds by mistake: no calendar shows it. */
const latestSeconds = 253_402_300_799;

/** Seconds before and after 1970 that a `Date` can tell (ECMA-262, section 21.4.1.1): beyond is no time. */
const reach = 8.64e12;

/** An ISO date without an offset is UTC, as Django writes it; a space may stand for the `T`. */
const readTime = (value: unknown): number | undefined => {
  const number = readNumber(value);
  if (number !== undefined) {
    const seconds = number > latestSeconds ? number / 1000 : number;
    return Math.abs(seconds) <= reach ? seconds : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const iso = value
    .trim()
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/([+-]\d\d)$/, '$1:00');
  const date = /^\d{4}-\d\d-\d\d$/.exec(value.trim())?.[0] ?? iso;
  if (!/^\d{4}-\d\d-\d\d/.test(date)) return undefined;
  return readNumber(Date.parse(/T[^Z+-]*$/.test(date) ? `${date}Z` : date) / 1000);
};

/** What identifies an activity: a number, or its decimal digits where a number can't hold them. */
export type ActivityId = number | string;

/**
 * Reads an id: `704` and `"704"` are the number 704; digits beyond 2⁵³ stay a string.
 *
 * @returns `undefined` for what is no id. That goes for a *number* beyond 2⁵³ too: JSON has rounded
 *   it, and two of them might be the same by accident.
 */
export const readId = (value: unknown): ActivityId | undefined => {
  const digits = readText(value)?.trim() ?? '';
  if (!/^\d{1,100}$/.test(digits)) return undefined;
  if (Number.isSafeInteger(Number(digits))) return Number(digits);
  return typeof value === 'string' ? String(BigInt(digits)) : undefined;
};

/** A number: `10`, `"10"`, `-15000.0`. */
export const number = field(readNumber);

/** Text; a number is taken as its digits. */
export const text = field(readText);

/** A moment as Unix seconds; an ISO 8601 string becomes Unix seconds. */
export const time = field(readTime);

/** The one field that an activity can't do without. */
export const id = z.pipe(
  z.unknown(),
  z.transform((value: unknown, { issues }): ActivityId => {
    const read = readId(value);
    if (read === undefined) issues.push({ code: 'custom', input: value });
    return read ?? '';
  }),
);

/** The id of something else that the activity names. */
export const otherId = field(readId);

/** An object whose further members are kept as they are. */
export const object = z.looseObject;

/** An object that may be missing, or may be something else by mistake: then it is left out. */
export const optionalObject = <S extends z.core.$ZodLooseShape>(shape: S) => {
  const schema = object(shape);
  return field((value) => z.safeParse(schema, value).data);
};

/**
 * What every activity may carry, by the example of the API's section 1.C. A status stands in the payload
 * of the kinds that have one; where there is no payload to hold it, it is looked for beside it.
 */
export const base = {
  id,
  type: number,
  created: time,
  notes: text,
  status: number,
  merchant: optionalObject({ id: otherId, name: text }),
  store: optionalObject({ name: text, display_name: text }),
};
