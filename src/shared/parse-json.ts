/** Parses JSON; returns `undefined` for a text that is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The cause is left out: engines quote the text, which may hold a token or personal data.
    return undefined;
  }
};
