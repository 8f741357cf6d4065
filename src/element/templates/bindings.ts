/** A text with bindings: literal text and, at odd places, the paths between `[[` and `]]`. */
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

/** Writes the values in; `write` may encode them, or refuse one by `undefined`, and with it the text. */
export const fill = (
  segments: Segments,
  lookup: (path: string) => string,
  write: (value: string) => string | undefined = (value) => value,
): string | undefined => {
  let text = '';
  let isLiteral = true;
  for (const segment of segments) {
    const written = isLiteral ? segment : write(lookup(segment));
    if (written === undefined) return undefined;
    text += written;
    isLiteral = !isLiteral;
  }
  return text;
};
