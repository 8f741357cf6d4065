import type { NodeRequest } from './node-listener.js';

/** Reads a chunk when the handler asks for one, so that the body of a refused request is never read. */
const toStream = (chunks: AsyncIterator<unknown>): ReadableStream =>
  new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array;

/** The body of a request of Node or Express; `undefined` if it has none. */
export function bodyOf(method: string, source: NodeRequest): BodyInit | undefined {
  if (/^(GET|HEAD)$/i.test(method)) return undefined;
  const { body } = source;
  // A parser leaves nothing to stream, and gives an object for JSON.
  if (source.readableEnded && body !== undefined) {
    return isRaw(body) ? body : JSON.stringify(body);
  }
  const chunks = source[Symbol.asyncIterator]?.();
  return chunks && toStream(chunks);
}
