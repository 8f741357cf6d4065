import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Handler, nodeListener } from '../../src/cli/stream-listener.js';

/** A server of a test. */
export interface TestServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves a handler over HTTP on a free port. */
export async function serve(handler: Handler): Promise<TestServer> {
  const server = createServer(nodeListener(withoutIcon(handler)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      // A response that stalls on purpose would keep its connection and the process open.
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An installed Chrome requests every site's icon, and logs an error if there is none. */
const withoutIcon =
  (handler: Handler): Handler =>
  async (request) =>
    new URL(request.url).pathname === '/favicon.ico'
      ? new Response(null, { status: 204 })
      : handler(request);
