import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the server got. */
export interface Asked {
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
  readonly asked: readonly Asked[];
  /** The paths that were requested since the last call. */
  paths(): string[];
}

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  return body;
};

const stops = new Set<() => Promise<unknown>>();

/** A plain HTTP server that answers each request as it is told, until the test is over. */
export async function slashServer(
  reply: (asked: Asked) => Reply | undefined,
): Promise<SlashServer> {
  const asked: Asked[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
    const request = {
      method: incoming.method ?? '',
      path: pathname,
      query: searchParams,
      authorization: incoming.headers.authorization,
      body: await bodyOf(incoming),
    };
    asked.push(request);
    const { status = 200, location, body } = reply(request) ?? { body: { activities: [] } };
    outgoing.statusCode = status;
    if (location !== undefined) outgoing.setHeader('Location', location);
    const isText = body === undefined || typeof body === 'string';
    outgoing.setHeader('Content-Type', isText ? 'text/html' : 'application/json');
    outgoing.end(isText ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.add(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  let told = 0;
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    paths: () => {
      const paths = asked.slice(told).map(({ path }) => path);
      told = asked.length;
      return paths;
    },
  };
}

afterEach(async () => {
  await Promise.all([...stops].map((stop) => stop()));
  stops.clear();
});

export const hasSlash = ({ path }: Asked): boolean => path.endsWith('/');

/** The path with a trailing slash instead of without, or the other way round. */
export const otherPath = ({ path }: Asked): string =>
  path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
