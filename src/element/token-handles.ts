/**
 * Tokens are kept here, in the memory of this module, and nowhere else: what an element carries, as
 * an attribute or a property, is a random handle. It means nothing outside the page, and inside the
 * page it opens only the origin that it was first used for. A copy of the handle (a clone, a morph)
 * works as the original does. This shortens a token's exposure; what ran before us has seen it.
 */
interface Entry {
  readonly token: string;
  /** Set at the first use: which origin the token was given for. */
  origin?: string;
  /** How many elements were given this token; copies of the handle do not count. */
  holders: number;
}

const prefix = 'stamps-token:';
const entries = new Map<string, Entry>();
const bound = new Map<string, string>();

const random = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** Whether a value has the form of a handle, known here or not: a handle is never sent as a token. */
export const isHandle = (value: string): boolean => value.startsWith(prefix);

/** Keeps a token and gives the handle for it; `current` is the handle that it replaces, if any. */
export const keepToken = (token: string, current: string | undefined): string => {
  if (isHandle(token)) return token;
  if (current && entries.get(current)?.token === token) return current;
  const handle = prefix + random();
  entries.set(handle, { token, holders: 1 });
  return handle;
};

/** The one handle for a token and an origin, so that a thousand feeds do not keep a thousand tokens. */
export const bindHandle = (handle: string, origin: string): string => {
  const entry = entries.get(handle);
  if (!entry || entry.origin) return handle;
  const key = `${origin} ${entry.token}`;
  const same = bound.get(key);
  const shared = same && entries.get(same);
  if (shared) {
    entries.delete(handle);
    shared.holders += 1;
    return same;
  }
  entry.origin = origin;
  bound.set(key, handle);
  return handle;
};

/** The token behind a handle, if it was given for this origin. */
export const resolveHandle = (handle: string, origin: string): string | undefined => {
  const entry = entries.get(handle);
  return entry?.origin === origin ? entry.token : undefined;
};

/** Lets go of a handle. With its last holder the token is forgotten, and every copy is worthless. */
export const forgetHandle = (handle: string): void => {
  const entry = entries.get(handle);
  if (!entry || --entry.holders > 0) return;
  bound.delete(`${entry.origin} ${entry.token}`);
  entries.delete(handle);
};
