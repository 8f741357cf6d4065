import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestRunnerConfig } from '@web/test-runner';
import { nodeListener } from '../../demo/server/node-listener.js';
import { createSandbox } from '../../src/sandbox/index.js';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

export interface SandboxServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts a sandbox over real HTTP, on a free port. */
export async function startSandbox(): Promise<SandboxServer> {
  const server = createServer(nodeListener(createSandbox()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      // A body that stalls on purpose would keep its connection, and the process, open.
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The sandbox on the test server's own origin, beside the test files. */
export function sandboxMiddleware(): Middleware {
  const listener = nodeListener(createSandbox());
  return async (context, next) => {
    if (!/^\/(api|sandbox)\//.test(context.path)) return next();
    context.respond = false;
    await listener(context.req, context.res);
  };
}
