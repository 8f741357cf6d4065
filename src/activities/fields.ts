import * as z from 'zod/v4/core';

/**
 * The building blocks of the activity schemas.
 *
 * The API documents its fields by example only, and its server has sent numbers as strings (`"10"`),
 * whole numbers as floats (`-15000.0`), and ISO dates where the documentation shows Unix seconds.
 * Fields are therefore lenient: a value that can be read is normalized, and any other becomes
 * `undefined`, which leaves it readable in `activity.raw`. `null` stays `null`.
 *
 * They need no more of zod than an object and a transform, whose core is a third of zod/mini's size.
 */
const transform = <T>(read: z.$ZodTransformDef['transform']): z.$ZodTransform<T, unknown> =>
  new z.$ZodTransform({ type: 'transform', transform: read }) as z.$ZodTransform<T, unknown>;

/** The schema of a field. An absent field stays absent. */
export interface Field<T> extends z.$ZodType {
  readonly _zod: z.$ZodTypeInternals<T | null | undefined, unknown> & {
    readonly optin: 'optional';
    readonly optout: 'optional';
  };
}

/** @param read returns `undefined` for a value that it can't read. */
export const field = <T>(read: (value: unknown) => T | undefined): Field<T> =>
  transform((value) => (value === null ? null : read(value))) as z.$ZodType as Field<T>;

/** A value that is taken as it is. If it is not valid, the object that it belongs to does not match. */
export const checked = <T>(isValid: (value: unknown) => value is T): z.$ZodTransform<T, unknown> =>
  transform((value, { issues }) => {
    if (!isValid(value)) issues.push({ code: 'custom', input: value });
    return value;
  });

/** The schema of an object. Members that the shape does not name are kept. */
export type ObjectSchema<S extends z.$ZodLooseShape> = z.$ZodObject<S, z.$loose>;

const anything = transform((value) => value);

export const object = <S extends z.$ZodLooseShape>(shape: S): ObjectSchema<S> =>
  new z.$ZodObject({ type: 'object', shape, catchall: anything }) as z.$ZodType as ObjectSchema<S>;

/** What a schema makes of a value; `undefined` if the value does not match. */
export const parse = <S extends z.$ZodType>(schema: S, value: unknown): z.output<S> | undefined => {
  const result = schema['~standard'].validate(value);
  return 'value' in result ? (result.value as z.output<S>) : undefined;
};

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
    .replace(/(T.*[+-]\d\d)$/, '$1:00');
  if (!/^\d{4}-\d\d-\d\d/.test(iso)) return undefined;
  return readNumber(Date.parse(/T[^Z+-]*$/.test(iso) ? `${iso}Z` : iso) / 1000);
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
export const id = transform<ActivityId>((value, { issues }) => {
  const read = readId(value);
  if (read === undefined) issues.push({ code: 'custom', input: value });
  return read;
});

/** The id of another object, such as a merchant. */
export const otherId = field(readId);

/** An object that may be missing; a value of another type becomes `undefined`. */
export const optionalObject = <S extends z.$ZodLooseShape>(shape: S) => {
  const schema = object(shape);
  return field((value) => parse(schema, value));
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
