import { delay } from './delay.js';

/** How many pieces a slow body comes in. */
const pieces = 20;

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

function firstHalf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, Math.ceil(bytes.length / 2));
}

/** The first half, then nothing until the client aborts or stops reading. Needs no timer. */
export function stalled(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Body {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(firstHalf(bytes));
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
  });
}

/** The first half, then a broken connection. */
export function dropped(bytes: Uint8Array<ArrayBuffer>): Body {
  let sent = false;
  return new ReadableStream({
    // A pull after the first half was read, so that it is on its way before the connection breaks.
    pull: (controller) => {
      if (sent) controller.error(new TypeError('The sandbox broke the connection.'));
      else controller.enqueue(firstHalf(bytes));
      sent = true;
    },
  });
}

/** All of it in pieces, over `ms`, then `complete`; a piece may end inside a character. */
export function trickled(
  bytes: Uint8Array<ArrayBuffer>,
  ms: number,
  signal: AbortSignal,
  complete: () => void,
): Body {
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const size = Math.max(Math.ceil(bytes.length / pieces), 1);
  let sent = 0;
  return new ReadableStream({
    pull: async (controller) => {
      await delay(ms / pieces, stop.signal);
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent < bytes.length) return;
      signal.removeEventListener('abort', abort);
      controller.close();
      complete();
    },
    cancel: () => stop.abort(),
  });
}
