/** A text shorter than this is no token, and may be a part of any word. */
const shortest = 16;

/** A text without the token: a server may quote the header that it was sent. */
export const redact = (text: string, token: string | undefined): string =>
  token && token.length >= shortest ? text.replaceAll(token, '…') : text;

/** What engines put on an error: where it was thrown, beside its words. */
const ofEngines: ReadonlySet<PropertyKey> = new Set([
  'message',
  'stack',
  'fileName',
  'lineNumber',
  'columnNumber',
  'sourceURL',
  'line',
  'column',
]);

const describe = (value: unknown): string => {
  try {
    return String(value);
  } catch {
    return 'The fetch of this page failed with something that has no words.';
  }
};

/**
 * What a fetch failed with, without the token: one that a page has wrapped may put the request, and
 * with it the header, into its error. What the browser's own fetch says stays as it is.
 */
export const redactCause = (cause: unknown, token: string | undefined): unknown => {
  if (!token) return cause;
  const isPlain =
    cause instanceof Error &&
    Reflect.ownKeys(cause).every((key) => ofEngines.has(key)) &&
    !`${cause.message}${cause.stack}`.includes(token);
  return isPlain || cause instanceof DOMException
    ? cause
    : new Error(redact(describe(cause), token));
};
