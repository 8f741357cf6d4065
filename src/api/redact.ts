import { redactToken } from '../shared/redact-token.js';

/** A shorter text is not a real token, and may be part of an ordinary word. */
const minTokenLength = 8;

/** Removes the token from a text, however it is encoded. */
export const redact = (text: string, token: string | undefined): string =>
  token && token.length >= minTokenLength ? redactToken(text, token) : text;

const describe = (value: unknown): string => {
  try {
    return String(value);
  } catch {
    return 'The custom fetch failed.';
  }
};

/** The names of an object's own properties, and of the getters that it inherits from its class. */
const keysOf = (value: object): PropertyKey[] => {
  const keys = Reflect.ownKeys(value);
  for (let it = Object.getPrototypeOf(value); it; it = Object.getPrototypeOf(it)) {
    const inherited = Object.entries(Object.getOwnPropertyDescriptors(it));
    keys.push(
      ...inherited.filter(([name, { get }]) => get && name !== '__proto__').map(([name]) => name),
    );
  }
  return keys;
};

/**
 * Whether an error holds no token, and neither do its causes and the errors that it is made of. An object
 * that is not an error may be the request, with its header.
 */
const isSafe = (value: unknown, token: string, seen: Set<unknown>): boolean => {
  if (Object(value) !== value) return redact(String(value), token) === String(value);
  if (seen.has(value)) return true;
  seen.add(value);
  if (!(value instanceof Error || Array.isArray(value))) return false;
  return [...keysOf(value), 'name', 'message', 'stack', 'cause'].every((key) =>
    isSafe(Reflect.get(value, key), token, seen),
  );
};

/**
 * Removes the token from the error of a fetch. A fetch that the document has wrapped may attach the
 * request to its error, and with it the header. Errors without such a thing stay as they are.
 */
export const redactCause = (cause: unknown, token: string | undefined): unknown => {
  if (!token) return cause;
  try {
    if (isSafe(cause, token, new Set())) return cause;
  } catch {
    // A getter failed, or there are too many causes within causes.
  }
  return new Error(redact(describe(cause), token));
};
