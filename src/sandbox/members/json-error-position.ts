const whitespace = /[\t\n\r ]*/y;
// Of the control characters that JSON strings can't hold, only those that occur in practice.
const string = /"(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The index of the first character that is not valid JSON. The position in a `SyntaxError` depends on
 * the engine, and some engines give none.
 */
export function jsonErrorPosition(json: string): number {
  let index = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = index;
    const found = pattern.exec(json);
    index += found?.[0].length ?? 0;
    return found !== null;
  };
  const next = (): string => {
    take(whitespace);
    return json[index] ?? '';
  };
  const takeCharacter = (character: string): boolean => {
    const found = next() === character;
    if (found) index += 1;
    return found;
  };
  const takeItems = (end: string, takeItem: () => boolean): boolean => {
    index += 1;
    if (takeCharacter(end)) return true;
    while (takeItem()) {
      if (takeCharacter(end)) return true;
      if (!takeCharacter(',')) return false;
    }
    return false;
  };
  const takePair = (): boolean =>
    next() === '"' && take(string) && takeCharacter(':') && takeValue();
  const takeValue = (): boolean => {
    const first = next();
    if (first === '{') return takeItems('}', takePair);
    if (first === '[') return takeItems(']', takeValue);
    return take(first === '"' ? string : scalar);
  };
  // After a complete value, the error is whatever follows it.
  if (takeValue()) take(whitespace);
  return index;
}
