import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

export type Handler = (request: Request) => Promise<Response>;
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * Lets a web-standard handler answer a Node server's requests.
 *
 * Written by hand rather than taken from a package, because a body that fails half way must reach the client as a
 * broken connection: adapters tend to end it politely, and a cut answer could then not be tried.
 */
export function nodeListener(handler: Handler): NodeListener {
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    try {
      const response = await handler(toRequest(incoming, gone.signal));
      await send(response, outgoing, gone.signal);
    } catch (error) {
      if (!outgoing.destroyed && !outgoing.headersSent) console.error(error);
      outgoing.destroy();
    }
  };
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  // `duplex` is required for a streamed body, and missing from the DOM's types.
  const init = { method, headers, signal, body, duplex: 'half' };
  return new Request(url, init as RequestInit);
}

async function send(
  response: Response,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  // `Response.error()` is how a handler says "the network failed".
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.statusCode = response.status;
  if (response.statusText) outgoing.statusMessage = response.statusText;
  outgoing.setHeaders(response.headers);
  outgoing.flushHeaders();
  if (response.body) await sendBody(response.body, outgoing, gone);
  outgoing.end();
}

async function sendBody(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  const reader = body.getReader();
  // A body that stalls is given up when nobody waits for it any more.
  gone.addEventListener('abort', () => reader.cancel().catch(() => {}));
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (!outgoing.write(value)) await once(outgoing, 'drain', { signal: gone });
  }
}
