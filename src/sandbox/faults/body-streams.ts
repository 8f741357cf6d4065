import { delay } from './delay.js';

/** How many pieces a slow body comes in. */
const pieces = 20;

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

function firstHalf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, Math.ceil(bytes.length / 2));
}

/** The first half, then nothing until the client aborts or stops reading. Needs no timer. */
export function stalledBody(bytes: Uint8Array<ArrayBuffer>, request: Request): Body {
  let leave: () => void;
  return new ReadableStream({
    start: (controller) => {
      leave = () => controller.error(request.signal.reason);
      controller.enqueue(firstHalf(bytes));
      request.signal.addEventListener('abort', leave, { once: true });
      if (request.signal.aborted) leave();
    },
    // Also keeps the request alive: the signal of one that was collected would never be aborted.
    cancel: () => request.signal.removeEventListener('abort', leave),
  });
}

/** The first half, then a broken connection. */
export function droppedBody(bytes: Uint8Array<ArrayBuffer>): Body {
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
export function slowBody(
  bytes: Uint8Array<ArrayBuffer>,
  ms: number,
  request: Request,
  complete: () => void,
): Body {
  const stop = new AbortController();
  const leave = (): void => stop.abort(request.signal.reason);
  const settle = (): void => request.signal.removeEventListener('abort', leave);
  request.signal.addEventListener('abort', leave, { once: true });
  const size = Math.max(Math.ceil(bytes.length / pieces), 1);
  let sent = 0;
  return new ReadableStream({
    pull: async (controller) => {
      await delay(ms / pieces, stop.signal);
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent < bytes.length) return;
      settle();
      controller.close();
      complete();
    },
    cancel: () => {
      settle();
      stop.abort();
    },
  });
}
