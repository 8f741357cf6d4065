import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

export type Handler = (request: Request) => Promise<Response>;
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * Converts a web-standard request handler to a listener for Node's HTTP server.
 *
 * Adapters from npm end a failed body normally. This one breaks the connection, because the sandbox
 * simulates broken connections.
 */
export function nodeListener(handler: Handler): NodeListener {
  return async (incoming, outgoing) => {
    const disconnect = new AbortController();
    outgoing.once('close', () => disconnect.abort());
    try {
      const response = await handler(toRequest(incoming, disconnect.signal));
      await send(response, outgoing, disconnect.signal);
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
  // A streamed body requires `duplex`, which TypeScript's DOM types lack.
  const init = { method, headers, signal, body, duplex: 'half' };
  return new Request(url, init as RequestInit);
}

async function send(
  response: Response,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  // A handler returns `Response.error()` to simulate a network failure.
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.statusCode = response.status;
  if (response.statusText) outgoing.statusMessage = response.statusText;
  outgoing.setHeaders(response.headers);
  outgoing.flushHeaders();
  if (response.body) await sendBody(response.body, outgoing, signal);
  outgoing.end();
}

async function sendBody(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const reader = body.getReader();
  // Without this, a stalled body would stay open after the client has disconnected.
  signal.addEventListener('abort', () => reader.cancel().catch(() => {}));
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (!outgoing.write(value)) await once(outgoing, 'drain', { signal });
  }
}
