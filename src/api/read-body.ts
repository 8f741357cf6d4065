/** The most that is read of an answer, in bytes. The API's pages have about 20,000. */
const longest = 64 * 1024 * 1024;

/**
 * Reads the text of an answer.
 *
 * @returns `undefined` for one that is endless, as far as anybody would wait: its connection is closed.
 */
export const readBody = async (
  response: Response,
  signal: AbortSignal,
): Promise<string | undefined> => {
  // What stands in for a page's fetch may give answers without a stream.
  const reader = response.body?.getReader?.();
  if (!reader) return response.text();
  const close = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      length += value.length;
      if (length > longest) {
        close();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', close);
  }
};
