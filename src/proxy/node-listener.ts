import type { ActivityProxy } from './activity-proxy.js';
import { bodyOf } from './node-body.js';
import { badRequest, errorResponse, toResponse } from './responses.js';

/** The part of Node's `IncomingMessage` that is used. Express's `Request` has it too. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What a body parser, such as `express.json()`, has read. */
  readonly body?: unknown;
  readonly readableEnded?: boolean | undefined;
  /** The chunks of the body. */
  [Symbol.asyncIterator]?(): AsyncIterator<unknown>;
}

/** The part of Node's `ServerResponse` that is used. Express's `Response` has it too. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  readonly headersSent?: boolean;
  setHeader(name: string, value: string): unknown;
  once(event: 'close', listener: () => void): unknown;
  end(body: string): unknown;
}

/**
 * The web-standard URL of a request target, which is a path, or a URL with one. The host is fixed: the
 * client's can't be trusted, and a path that begins with // is not a host.
 *
 * @throws {TypeError} for any other target, such as `*`.
 */
const toUrl = (target: string): string => {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  if (!path.startsWith('/')) throw new TypeError('The request target is not a path.');
  return `http://localhost${path}`;
};

/** Converts a request to a web-standard one; returns `undefined` if it is invalid. */
const toRequest = (incoming: NodeRequest, signal: AbortSignal): Request | undefined => {
  try {
    const { method = 'GET', url = '/' } = incoming;
    const headers = new Headers();
    for (const [name, values] of Object.entries(incoming.headers)) {
      // HTTP/2 has pseudo-headers such as `:path`.
      if (name.startsWith(':')) continue;
      for (const value of [values ?? []].flat()) headers.append(name, value);
    }
    // A streamed body requires `duplex`, which TypeScript's DOM types lack.
    const init = { method, headers, signal, body: bodyOf(method, incoming), duplex: 'half' };
    return new Request(toUrl(url), init as RequestInit);
  } catch {
    return undefined;
  }
};

/** Sends a response, unless the client has gone or the server has responded already. */
const send = async (response: Response, outgoing: NodeResponse): Promise<void> => {
  const body = await response.text();
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => {
    outgoing.setHeader(name, value);
  });
  outgoing.end(body);
};

/**
 * Turns a proxy into a listener for `node:http`, Express and similar frameworks. The `context` of the proxy
 * is the request of Node or Express: `resolveUser: (_, { session }) => session.email`. It never throws or
 * rejects: a request that cannot be read gets 400, and a response that cannot be sent is replaced by a 500.
 */
export const toNodeListener =
  <Incoming extends NodeRequest>(proxy: ActivityProxy<Incoming>) =>
  async (incoming: Incoming, outgoing: NodeResponse): Promise<void> => {
    const respond = async (): Promise<Response> => {
      const controller = new AbortController();
      outgoing.once('close', () => controller.abort());
      const request = toRequest(incoming, controller.signal);
      return request ? proxy(request, incoming) : toResponse(badRequest, 'GET');
    };
    try {
      await send(await respond(), outgoing);
    } catch {
      // Another proxy rejected, or its response has a header or a status that Node refuses.
      const failure = toResponse(errorResponse(500, 'The proxy failed. Try again later.'), 'GET');
      await send(failure, outgoing).catch(() => {});
    }
  };
