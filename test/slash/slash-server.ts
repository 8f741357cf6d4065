import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the server received. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A response; the body is JSON unless it is a string. */
export interface Reply {
  readonly status?: number;
  readonly location?: string;
  readonly body?: unknown;
}

export interface SlashServer {
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** The paths that were requested since the last call. */
  paths(): string[];
}

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  return body;
};

const cleanups = new Set<() => Promise<unknown>>();

/** A plain HTTP server that responds as `reply` says until the test ends. */
export async function slashServer(
  reply: (request: ReceivedRequest) => Reply | undefined,
): Promise<SlashServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
    const request = {
      method: incoming.method ?? '',
      path: pathname,
      query: searchParams,
      authorization: incoming.headers.authorization,
      body: await bodyOf(incoming),
    };
    requests.push(request);
    const { status = 200, location, body } = reply(request) ?? { body: { activities: [] } };
    outgoing.statusCode = status;
    if (location !== undefined) outgoing.setHeader('Location', location);
    const isText = body === undefined || typeof body === 'string';
    outgoing.setHeader('Content-Type', isText ? 'text/html' : 'application/json');
    outgoing.end(isText ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.add(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  let reportedCount = 0;
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    paths: () => {
      const paths = requests.slice(reportedCount).map(({ path }) => path);
      reportedCount = requests.length;
      return paths;
    },
  };
}

afterEach(async () => {
  await Promise.all([...cleanups].map((cleanup) => cleanup()));
  cleanups.clear();
});

export const hasSlash = ({ path }: ReceivedRequest): boolean => path.endsWith('/');

/** The path with a trailing slash added or removed. */
export const otherPath = ({ path }: ReceivedRequest): string =>
  path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
