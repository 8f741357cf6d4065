import type { ActivityProxy } from './activity-proxy.js';
import { type Answer, answerOf } from './answer.js';
import { bodyOf } from './node-body.js';
import { badRequest, errorResponse, toAnswer } from './responses.js';

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
  readonly writableFinished?: boolean;
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
      if (typeof values === 'string') headers.append(name, values);
      else for (const value of values ?? []) headers.append(name, value);
    }
    // A streamed body requires `duplex`, which TypeScript's DOM types lack.
    const init = { method, headers, body: bodyOf(method, incoming), duplex: 'half' };
    const request = new Request(toUrl(url), init as RequestInit);
    // A request that is created with a signal listens to it, at several times the cost.
    return Object.defineProperty(request, 'signal', { value: signal });
  } catch {
    return undefined;
  }
};

/** Sends a response, unless the client has gone or the server has responded already. */
const send = ({ status, headers, body }: Answer, outgoing: NodeResponse): void => {
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.end(body ?? '');
};

/**
 * Turns a proxy into a listener for `node:http`, Express and similar frameworks. The `context` of the proxy
 * is the request of Node or Express: `resolveUser: (_, { session }) => session.email`. It never throws or
 * rejects: a request that cannot be read gets 400, and a response that cannot be sent is replaced by a 500.
 */
export const toNodeListener = <Incoming extends NodeRequest>(proxy: ActivityProxy<Incoming>) => {
  const answer = answerOf(proxy);
  return async (incoming: Incoming, outgoing: NodeResponse): Promise<void> => {
    const respond = async (): Promise<Answer> => {
      const controller = new AbortController();
      outgoing.once('close', () => {
        if (!outgoing.writableFinished) controller.abort();
      });
      const request = toRequest(incoming, controller.signal);
      return request ? answer(request, incoming) : toAnswer(badRequest, 'GET');
    };
    try {
      send(await respond(), outgoing);
    } catch {
      // Another proxy rejected, or its response has a header or a status that Node refuses.
      try {
        send(toAnswer(errorResponse(500, 'The proxy failed. Try again later.'), 'GET'), outgoing);
      } catch {
        // Headers were sent in the meantime.
      }
    }
  };
};
