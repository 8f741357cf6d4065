/**
 * Tokens are kept here, in the memory of this module, and nowhere else: what an element carries, as
 * an attribute or a property, is a random handle. It means nothing outside the page, and inside the
 * page it opens only the origins that the token itself was given for. A copy of the handle (a clone,
 * a morph) works as the original does. This shortens a token's exposure; what ran before us has seen it.
 */
interface Entry {
  readonly token: string;
  /** The origins that the token may be sent to. */
  readonly origins: Set<string>;
  /** How many elements hold the handle. */
  holders: number;
}

const prefix = 'stamps-token:';
const entries = new Map<string, Entry>();
/** One handle a token: a thousand feeds do not keep a thousand tokens. */
const handles = new Map<string, string>();

const random = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Whether a value has the form of a handle, known here or not: a handle is never sent as a token. */
export const isHandle = (value: string): boolean => value.startsWith(prefix);

const handleFor = (token: string): string => {
  const known = handles.get(token);
  if (known) return known;
  const handle = prefix + random();
  handles.set(token, handle);
  entries.set(handle, { token, origins: new Set(), holders: 0 });
  return handle;
};

/** Gives the handle of a token, or of a copied handle, to one more element. */
export const holdHandle = (tokenOrHandle: string): string => {
  const handle = isHandle(tokenOrHandle) ? tokenOrHandle : handleFor(tokenOrHandle);
  const entry = entries.get(handle);
  if (entry) entry.holders += 1;
  return handle;
};

/** Lets go of a handle. With its last holder the token is forgotten, and every copy is worthless. */
export const releaseHandle = (handle: string): void => {
  const entry = entries.get(handle);
  if (!entry || --entry.holders > 0) return;
  handles.delete(entry.token);
  entries.delete(handle);
};

/**
 * The token behind a handle, if it may be sent to this origin.
 *
 * @param isGiven whether who asks was given the token itself: then the origin is one that it is for.
 *   So is the first origin that a handle is used for, by the original or by a copy.
 */
export const resolveHandle = (
  handle: string,
  origin: string,
  isGiven: boolean,
): string | undefined => {
  const entry = entries.get(handle);
  if (!entry) return undefined;
  if (isGiven || entry.origins.size === 0) entry.origins.add(origin);
  return entry.origins.has(origin) ? entry.token : undefined;
};
