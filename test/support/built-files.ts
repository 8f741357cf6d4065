import { readFile } from 'node:fs/promises';
import type { TestRunnerConfig } from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/**
 * Serves the built files unchanged. The test runner would transform them, so that their hashes
 * would differ.
 */
export function builtFilesMiddleware(): Middleware {
  return async (context, next) => {
    const [, name] = /^\/dist\/([\w.-]+\.js)$/.exec(context.path) ?? [];
    if (!name) return next();
    const body = await readFile(new URL(`../../dist/${name}`, import.meta.url)).catch(() => null);
    if (!body) return next();
    context.body = body;
    context.type = 'text/javascript';
  };
}
