import type { ActivityProxy } from './activity-proxy.js';

/** The part of Node's `IncomingMessage` that is used. Express's `Request` has it too. */
export interface NodeRequest {
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The part of Node's `ServerResponse` that is used. Express's `Response` has it too. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  setHeader(name: string, value: string): unknown;
  once(event: 'close', listener: () => void): unknown;
  end(body: string): unknown;
}

/** Converts a request to a web-standard one; returns `undefined` if it is invalid. */
const toRequest = (incoming: NodeRequest, signal: AbortSignal): Request | undefined => {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  try {
    for (const [name, values] of Object.entries(incoming.headers)) {
      // HTTP/2 has pseudo-headers such as `:path`.
      if (name.startsWith(':')) continue;
      for (const value of [values ?? []].flat()) headers.append(name, value);
    }
    // A fixed host: the client's `Host` can't be trusted, and a path that begins with // is not a host.
    return new Request(`http://localhost${url}`, { method, headers, signal });
  } catch {
    return undefined;
  }
};

/**
 * Turns a proxy into a listener for `node:http`, Express and similar frameworks. The `context` of the proxy
 * is the request of Node or Express: `resolveUser: (_, { session }) => session.email`.
 */
export const toNodeListener =
  <Incoming extends NodeRequest>(proxy: ActivityProxy<Incoming>) =>
  async (incoming: Incoming, outgoing: NodeResponse): Promise<void> => {
    const controller = new AbortController();
    outgoing.once('close', () => controller.abort());
    const request = toRequest(incoming, controller.signal);
    const response = request
      ? await proxy(request, incoming)
      : Response.json({ detail: 'Bad request.' }, { status: 400 });
    const body = await response.text();
    if (outgoing.destroyed) return;
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => {
      outgoing.setHeader(name, value);
    });
    outgoing.end(body);
  };
