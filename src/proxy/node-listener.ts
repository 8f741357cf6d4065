import type { ActivityProxy } from './proxy.js';

/** What is needed of Node's `IncomingMessage`, Express's `Request` included. */
export interface NodeRequest {
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What is needed of Node's `ServerResponse`, Express's `Response` included. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  setHeader(name: string, value: string): unknown;
  once(event: 'close', listener: () => void): unknown;
  end(body: string): unknown;
}

/** The request as a web-standard one, or `undefined` if it can't be one. */
const toRequest = (incoming: NodeRequest, signal: AbortSignal): Request | undefined => {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  try {
    for (const [name, values] of Object.entries(incoming.headers)) {
      // HTTP/2 has its method and path among the headers.
      if (name.startsWith(':')) continue;
      for (const value of [values ?? []].flat()) headers.append(name, value);
    }
    // The `Host` that a client sends is its own affair, and a path of `//` is no host.
    return new Request(`http://localhost${url}`, { method, headers, signal });
  } catch {
    return undefined;
  }
};

/**
 * Makes a listener for `node:http` and Express (and what is like them) from a proxy. The proxy's
 * `context` is Node's, or Express's, own request: `resolveUser: (_, { session }) => session.email`.
 */
export const toNodeListener =
  <Incoming extends NodeRequest>(proxy: ActivityProxy<Incoming>) =>
  async (incoming: Incoming, outgoing: NodeResponse): Promise<void> => {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    const request = toRequest(incoming, gone.signal);
    const answer = request
      ? await proxy(request, incoming)
      : Response.json({ detail: 'Bad request.' }, { status: 400 });
    const body = await answer.text();
    if (outgoing.destroyed) return;
    outgoing.statusCode = answer.status;
    answer.headers.forEach((value, name) => {
      outgoing.setHeader(name, value);
    });
    outgoing.end(body);
  };
