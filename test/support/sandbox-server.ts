import type { TestRunnerConfig } from '@web/test-runner';
import { nodeListener } from '../../src/cli/stream-listener.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { serve, type TestServer } from './serve.js';
import { tokenEndpoint } from './token-endpoint.js';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** Starts a sandbox that is reached over HTTP. */
export const startSandbox = (): Promise<TestServer> => serve(createSandbox());

/**
 * The sandbox on the test server's own origin, beside the test files, and a merchant's token
 * endpoint.
 */
export function sandboxMiddleware(): Middleware {
  const sandbox = createSandbox();
  const listener = nodeListener(
    async (request) => (await tokenEndpoint(request)) ?? sandbox(request),
  );
  return async (context, next) => {
    if (!/^\/(api|sandbox|merchant)\//.test(context.path)) return next();
    context.respond = false;
    await listener(context.req, context.res);
  };
}
