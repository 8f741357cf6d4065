import * as z from 'zod/mini';

/**
 * The building blocks of the activity schemas.
 *
 * The API documents its fields by example only, and its server has sent numbers as strings (`"10"`),
 * whole numbers as floats (`-15000.0`), and ISO dates where the documentation shows Unix seconds.
 * Fields are therefore lenient: a value that can be read is normalized, and any other becomes
 * `undefined`, which leaves it readable in `activity.raw`. `null` stays `null`.
 *
 * (`z.catch` would do the same, but adds 3 KB of zod to the browser's file.)
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
  // Python may write 0 as −0.0; adding 0 turns that into 0.
  return isNumber && Number.isFinite(Number(value)) ? Number(value) + 0 : undefined;
};

const readText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** The last second of the year 9999. Larger numbers must be milliseconds. */
const maxSeconds = 253_402_300_799;

/** The range of a `Date` in seconds before and after 1970 (ECMA-262, section 21.4.1.1). */
const dateRangeSeconds = 8.64e12;

/** Reads Unix seconds or an ISO date. Django writes UTC without an offset, and a space instead of `T`. */
const readTime = (value: unknown): number | undefined => {
  const number = readNumber(value);
  if (number !== undefined) {
    const seconds = number > maxSeconds ? number / 1000 : number;
    return Math.abs(seconds) <= dateRangeSeconds ? seconds : undefined;
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

/** The id of an activity: a number, or a string of digits beyond `Number.MAX_SAFE_INTEGER`. */
export type ActivityId = number | string;

/**
 * Reads an id: `704` and `"704"` are the number 704; digits beyond 2⁵³ stay a string.
 *
 * @returns `undefined` for any other value. A *number* beyond 2⁵³ is not an id, because `JSON.parse`
 *   has rounded it: two different ids could become the same.
 */
export const readId = (value: unknown): ActivityId | undefined => {
  const digits = readText(value)?.trim() ?? '';
  if (!/^\d{1,100}$/.test(digits)) return undefined;
  if (Number.isSafeInteger(Number(digits))) return Number(digits);
  return typeof value === 'string' ? String(BigInt(digits)) : undefined;
};

/** A number: `10`, `"10"`, `-15000.0`. */
export const number = field(readNumber);

/** A string; a number becomes its digits. */
export const text = field(readText);

/** A time in Unix seconds; an ISO 8601 string is converted. */
export const time = field(readTime);

/** The only required field of an activity. */
export const id = z.pipe(
  z.unknown(),
  z.transform((value: unknown, { issues }): ActivityId => {
    const read = readId(value);
    if (read === undefined) issues.push({ code: 'custom', input: value });
    return read ?? '';
  }),
);

/** The id of another object, such as a merchant. */
export const otherId = field(readId);

/** An object; members that the shape does not name are kept. */
export const object = z.looseObject;

/** An object that may be missing; a value of another type becomes `undefined`. */
export const optionalObject = <S extends z.core.$ZodLooseShape>(shape: S) => {
  const schema = object(shape);
  return field((value) => z.safeParse(schema, value).data);
};

/**
 * The fields that every activity may have (section 1.C of the API's documentation). Kinds with a payload
 * have their `status` there; for the others it is read from the activity itself.
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
