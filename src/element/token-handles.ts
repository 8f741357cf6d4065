// Tokens are kept in this module only. The attribute and the property hold a random handle instead, which
// is useless outside the document, and can be used only for the origins that the token was set for.
// A copy of the handle, from a cloned element or a DOM morph, can be used for the same origins. This limits
// how long a token is exposed; scripts that ran before may have read it.

interface Entry {
  readonly token: string;
  /** The origins that the token may be sent to. */
  readonly origins: Set<string>;
  /** Whether an update has decided the origins. Until then, setting a copy of the handle sets the token. */
  isBound: boolean;
  /** The number of elements that hold the handle. */
  holders: number;
}

const prefix = 'stamps-token:';
/** By handle. Every token has one handle, which all of its elements share. */
const entries = new Map<string, Entry>();

/** Whether a value looks like a handle, even an unknown one, which must not be sent as a token. */
export const isHandle = (value: string): boolean => value.startsWith(prefix);

const handleFor = (token: string): string => {
  for (const [handle, entry] of entries) if (entry.token === token) return handle;
  const digits = [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte % 16);
  const handle = prefix + digits.map((digit) => digit.toString(16)).join('');
  entries.set(handle, { token, origins: new Set(), isBound: false, holders: 0 });
  return handle;
};

/** Returns the handle for a token or a copied handle, and counts one more element that holds it. */
export const holdHandle = (tokenOrHandle: string): string => {
  const handle = isHandle(tokenOrHandle) ? tokenOrHandle : handleFor(tokenOrHandle);
  const entry = entries.get(handle);
  if (entry) entry.holders += 1;
  return handle;
};

/** Counts one element less. When no element holds the handle, its token is forgotten. */
export const releaseHandle = (handle: string): void => {
  const entry = entries.get(handle);
  if (entry && --entry.holders === 0) entries.delete(handle);
};

/** Whether setting this value gives the token, and not only a copy of a handle that is bound already. */
export const givesToken = (tokenOrHandle: string): boolean =>
  !isHandle(tokenOrHandle) || entries.get(tokenOrHandle)?.isBound === false;

/** Lets the token of a handle be sent to an origin. */
export const allowOrigin = (handle: string, origin: string): void => {
  entries.get(handle)?.origins.add(origin);
};

/** From now on, copies of the handle allow no further origins. */
export const bindHandle = (handle: string): void => {
  const entry = entries.get(handle);
  if (entry) entry.isBound = true;
};

/** Returns the token of a handle, if it may be sent to this origin. */
export const resolveHandle = (handle: string, origin: string): string | undefined => {
  const entry = entries.get(handle);
  return entry?.origins.has(origin) ? entry.token : undefined;
};
