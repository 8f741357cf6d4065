import { delay } from './delay.js';

/** How many chunks a slow body has. */
const chunkCount = 20;

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

function firstHalf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, Math.ceil(bytes.length / 2));
}

/** Sends the first half, then nothing until the client aborts or stops reading. */
export function stalledBody(bytes: Uint8Array<ArrayBuffer>, request: Request): Body {
  let abort: () => void;
  return new ReadableStream({
    start: (controller) => {
      abort = () => controller.error(request.signal.reason);
      controller.enqueue(firstHalf(bytes));
      request.signal.addEventListener('abort', abort, { once: true });
      if (request.signal.aborted) abort();
    },
    // The reference also keeps the request from being garbage-collected with its signal.
    cancel: () => request.signal.removeEventListener('abort', abort),
  });
}

/** Sends the first half, then breaks the connection. */
export function droppedBody(bytes: Uint8Array<ArrayBuffer>): Body {
  let isSent = false;
  return new ReadableStream({
    // Fails in the second pull: by then the first half has been read and is on its way.
    pull: (controller) => {
      if (isSent) controller.error(new TypeError('The sandbox broke the connection.'));
      else controller.enqueue(firstHalf(bytes));
      isSent = true;
    },
  });
}

/** Sends the body in chunks over `ms`, then calls `onComplete`. A chunk may split a character. */
export function slowBody(
  bytes: Uint8Array<ArrayBuffer>,
  ms: number,
  request: Request,
  onComplete: () => void,
): Body {
  const stop = new AbortController();
  const abort = (): void => stop.abort(request.signal.reason);
  const removeListener = (): void => request.signal.removeEventListener('abort', abort);
  request.signal.addEventListener('abort', abort, { once: true });
  const size = Math.max(Math.ceil(bytes.length / chunkCount), 1);
  let sent = 0;
  return new ReadableStream({
    pull: async (controller) => {
      await delay(ms / chunkCount, stop.signal);
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent < bytes.length) return;
      removeListener();
      controller.close();
      onComplete();
    },
    cancel: () => {
      removeListener();
      stop.abort();
    },
  });
}
