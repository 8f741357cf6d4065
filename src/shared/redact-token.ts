const json = String.raw`\\(?:u[\da-f]{4}|["\\/bfnrt])`;
const percent = String.raw`%[\da-f]{2}`;

/** The escapes that one step of decoding resolves: JSON's, those of percent-encoding, or both. */
const steps = [json, percent, `${json}|${percent}`].map((source) => new RegExp(source, 'gi'));

/** How deep encodings may be nested. More steps would only cost time. */
const maxDepth = 8;

const resolveEscape = (sequence: string): string =>
  sequence.length === 2
    ? sequence.slice(1)
    : String.fromCharCode(Number.parseInt(sequence.replace(/^%|^\\u/i, ''), 16));

/** Whether a text contains a token, in plain text or encoded. A plus sign may stand for a space. */
const holdsToken = (text: string, token: string): boolean => {
  const withSpaces = (it: string) => it.replaceAll('+', ' ');
  const sought = withSpaces(token);
  const isIn = (decoded: string) =>
    (sought.includes(' ') ? withSpaces(decoded) : decoded).includes(sought);
  return (
    isIn(text) ||
    // Most texts have no escapes.
    (/[\\%]/.test(text) &&
      steps.some((step) => {
        let decoded = text;
        for (let depth = 0; depth < maxDepth; depth++) {
          const before = decoded;
          decoded = before.replace(step, resolveEscape);
          if (decoded === before) return false;
          if (isIn(decoded)) return true;
        }
        return false;
      }))
  );
};

/** The first number for which a condition holds, which then holds for all that follow, up to `max`. */
const firstNumber = (max: number, holds: (it: number) => boolean): number => {
  let from = 0;
  let to = max;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
};

/** How many characters at a token's beginning may be taken for the end of an escape before it. */
const maxMerged = 4;

/** A shorter token, or the rest of one, may be part of an ordinary word. */
export const minRedactedLength = 16;

/**
 * Replaces a token in a text by an ellipsis: a server may quote the header that it was sent. The token is
 * found in percent-encoding and with JSON's escapes, too, and in any mixture of both.
 */
export const redactToken = (text: string, token: string): string => {
  let rest = text.replaceAll(token, '…');
  let redacted = '';
  const tail = token.length < minRedactedLength ? token : token.slice(maxMerged);
  while (holdsToken(rest, tail)) {
    const sought = holdsToken(rest, token) ? token : tail;
    const end = firstNumber(rest.length, (it) => holdsToken(rest.slice(0, it), sought));
    const start = firstNumber(end, (it) => !holdsToken(rest.slice(it, end), sought)) - 1;
    // A backslash that is left would escape the ellipsis.
    redacted += `${rest.slice(0, start).replace(/\\+$/, '')}…`;
    rest = rest.slice(end);
  }
  return redacted + rest;
};
