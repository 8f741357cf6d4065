import { readFile } from 'node:fs/promises';
import type { TestRunnerConfig } from '@web/test-runner';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** Serves the built files byte for byte: the runner would write them anew, and their hashes would not fit. */
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
