const space = /[\t\n\r ]*/y;
// Of the control characters that text can't have, the ones that people put there.
const text = /"(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON, counted in characters. Engines tell it in words of their own, and
 * some not at all; a person with a file of a thousand lines needs the line.
 */
export function jsonErrorPosition(json: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(json);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const next = (): string => {
    take(space);
    return json[at] ?? '';
  };
  const takeSign = (sign: string): boolean => {
    const found = next() === sign;
    if (found) at += 1;
    return found;
  };
  const list = (end: string, item: () => boolean): boolean => {
    at += 1;
    if (takeSign(end)) return true;
    while (item()) {
      if (takeSign(end)) return true;
      if (!takeSign(',')) return false;
    }
    return false;
  };
  const pair = (): boolean => next() === '"' && take(text) && takeSign(':') && value();
  const value = (): boolean => {
    const first = next();
    if (first === '{') return list('}', pair);
    if (first === '[') return list(']', value);
    return take(first === '"' ? text : scalar);
  };
  // What follows a whole value is the error, if the value itself is none.
  if (value()) take(space);
  return at;
}
