/** Bytes; a page of activities has about 20,000. */
const defaultMaxBytes = 64 * 1024 * 1024;

/** Cancels a body that is not read, so that its connection can be used again. */
export const discardBody = ({ body }: Response): void => {
  // The body of node-fetch is a stream of Node, which is destroyed.
  if (typeof body?.cancel === 'function') void body.cancel().catch(() => {});
  else (body as { destroy?: () => void } | null)?.destroy?.();
};

/**
 * Reads a body as text until the signal aborts.
 *
 * @returns `undefined` if the body is larger than `maxBytes`. The rest is not read.
 */
export const readBody = async (
  response: Response,
  signal?: AbortSignal,
  maxBytes = defaultMaxBytes,
): Promise<string | undefined> => {
  // A custom `fetch` may return a response without headers or without a stream.
  if (Number(response.headers?.get('Content-Length')) > maxBytes) {
    discardBody(response);
    return undefined;
  }
  const reader = response.body?.getReader?.();
  if (!reader) {
    const text = await response.text();
    return text.length > maxBytes ? undefined : text;
  }
  const cancel = () => void reader.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return text + decoder.decode();
      length += value.byteLength;
      if (length > maxBytes) {
        cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
};
