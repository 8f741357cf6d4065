import * as z from 'zod/mini';

/**
 * The building blocks of the activity schemas.
 *
 * The API documents its fields by example only, and its server has sent numbers as text (`"10"`),
 * whole numbers as floats (`-15000.0`) and ISO dates where the documentation shows Unix seconds.
 * So a field is read leniently: a value that can be understood is normalized, one that can't is
 * left out (`undefined`) and stays readable in `activity.raw`. `null` stays `null`.
 */
const field = <T extends z.ZodMiniType>(schema: T) =>
  z.catch(z.optional(z.nullable(schema)), undefined);

const numeric = z.union([
  z.number(),
  z.pipe(z.string().check(z.trim(), z.regex(/^[-+]?\d+(\.\d+)?$/)), z.transform(Number)),
]);

/** Reads `704` and `"704"` as the number 704, and digits beyond 2⁵³ as the string they are. */
const readId = (value: number | string): ActivityId => {
  const digits = BigInt(value);
  return digits > Number.MAX_SAFE_INTEGER ? String(digits) : Number(digits);
};

/** An ISO date without an offset is UTC, as Django writes it; a space may stand for the `T`. */
const readIsoDate = (text: string): number => {
  const iso = text.trim().replace(' ', 'T');
  return Date.parse(/T[^Z+-]*$/.test(iso) ? `${iso}Z` : iso) / 1000;
};

/** A number: `10`, `"10"`, `-15000.0`. */
export const number = field(numeric);

/** Text; a number is taken as its digits. */
export const text = field(z.union([z.string(), z.pipe(z.number(), z.transform(String))]));

/** A moment as Unix seconds; an ISO 8601 string becomes Unix seconds. */
export const time = field(
  z.union([numeric, z.pipe(z.pipe(z.string(), z.transform(readIsoDate)), z.number())]),
);

/** What identifies an activity: a number, or its decimal digits where a number can't hold them. */
export type ActivityId = number | string;

/**
 * An id: a whole number of at most 2⁵³−1, or a string of digits of any length.
 * A larger *number* is refused: JSON has rounded it, and two of them might be the same by accident.
 */
export const id = z.pipe(
  z.union([z.int().check(z.nonnegative()), z.string().check(z.trim(), z.regex(/^\d{1,100}$/))]),
  z.transform(readId),
);

/** An object whose further members are kept as they are. */
export const object = z.looseObject;

/** An object that may be missing, or may be something else by mistake: then it is left out. */
export const optionalObject = <S extends z.core.$ZodLooseShape>(shape: S) => field(object(shape));

/** What every activity may carry, by the example of the API's section 1.C. */
export const base = {
  id,
  type: number,
  created: time,
  notes: text,
  merchant: optionalObject({ id: field(id), name: text }),
  store: optionalObject({ name: text, display_name: text }),
};
