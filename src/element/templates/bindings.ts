/** A text with bindings, split: even indexes are literal text, odd ones the paths inside `[[…]]`. */
export type Segments = readonly string[];

const binding = /\[\[\s*([\w.$-]+)\s*\]\]/;

/** Splits `Hello [[title]]!` into `['Hello ', 'title', '!']`; `undefined` for a text without bindings. */
export const parseBindings = (text: string): Segments | undefined => {
  const segments = text.split(binding);
  return segments.length > 1 ? segments : undefined;
};

/** Whether the whole text is one binding. */
export const isWhole = (segments: Segments): boolean =>
  segments.length === 3 && segments[0]?.trim() === '' && segments[2]?.trim() === '';

/**
 * Replaces the bindings by their values.
 *
 * @param encode encodes a value; if it returns `undefined`, so does `fill`.
 */
export const fill = (
  segments: Segments,
  lookup: (path: string) => string,
  encode: (value: string) => string | undefined = (value) => value,
): string | undefined => {
  let text = '';
  let isLiteral = true;
  for (const segment of segments) {
    const filled = isLiteral ? segment : encode(lookup(segment));
    if (filled === undefined) return undefined;
    text += filled;
    isLiteral = !isLiteral;
  }
  return text;
};
