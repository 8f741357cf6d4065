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

/** Whether a text is JSON. */
export const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
