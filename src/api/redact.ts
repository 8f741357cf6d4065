/** A shorter text is not a real token, and may be part of an ordinary word. */
const minTokenLength = 16;

/** Removes the token from a text: a server may quote the header that it was sent. */
export const redact = (text: string, token: string | undefined): string =>
  token && token.length >= minTokenLength ? text.replaceAll(token, '…') : text;

/** The properties that engines give an error. */
const standardProperties: ReadonlySet<PropertyKey> = new Set([
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
    return 'The custom fetch failed with a value that cannot be converted to a string.';
  }
};

/**
 * Removes the token from the error of a fetch. A fetch that the document has wrapped may attach the
 * request to its error, and with it the header. The errors of the native fetch stay as they are.
 */
export const redactCause = (cause: unknown, token: string | undefined): unknown => {
  if (!token) return cause;
  const isPlain =
    cause instanceof Error &&
    Reflect.ownKeys(cause).every((key) => standardProperties.has(key)) &&
    !`${cause.message}${cause.stack}`.includes(token);
  return isPlain || cause instanceof DOMException
    ? cause
    : new Error(redact(describe(cause), token));
};
