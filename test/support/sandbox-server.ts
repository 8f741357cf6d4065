import type { TestRunnerConfig } from '@web/test-runner';
import { nodeListener } from '../../demo/server/node-listener.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { serve, type TestServer } from './serve.js';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** Starts a sandbox over real HTTP. */
export const startSandbox = (): Promise<TestServer> => serve(createSandbox());

/** The sandbox on the test server's own origin, beside the test files. */
export function sandboxMiddleware(): Middleware {
  const listener = nodeListener(createSandbox());
  return async (context, next) => {
    if (!/^\/(api|sandbox)\//.test(context.path)) return next();
    context.respond = false;
    await listener(context.req, context.res);
  };
}
