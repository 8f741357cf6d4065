/**
 * The text of a body, or `undefined` as soon as it is larger than so many bytes. The rest is then not
 * read.
 */
export const readText = async (
  response: Response,
  maxBytes: number,
): Promise<string | undefined> => {
  if (!response.body) return '';
  if (Number(response.headers.get('Content-Length')) > maxBytes) {
    discard(response);
    return undefined;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
};

/** Lets go of a body that nobody reads, and so of its connection. */
export const discard = (response: Response): void => {
  response.body?.cancel().catch(() => {});
};

/** The value of a JSON text; `undefined` for a text that is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: engines quote the text, and it may hold a token.
    return undefined;
  }
};
