import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, type TestRunnerConfig } from '@web/test-runner';
import { accessibilityTreePlugin } from './test/support/accessibility-tree.js';
import { builtFilesMiddleware } from './test/support/built-files.js';
import type { StartedEngine } from './test/support/engines.js';
import { sandboxMiddleware } from './test/support/sandbox-server.js';
import type { TestServer } from './test/support/serve.js';

export interface BrowserRun {
  readonly files: string[];
  readonly engine: StartedEngine;
  /** A sandbox on another origin than the page's. */
  readonly elsewhere: TestServer;
  readonly watch?: boolean;
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** One engine's run; `test/support/browser-tests.ts` starts what it needs, and then this. */
export function browserRun({
  files,
  engine,
  elsewhere,
  watch = false,
}: BrowserRun): TestRunnerConfig {
  return {
    rootDir: path('.'),
    files,
    watch,
    browsers: [engine.launcher],
    concurrency: engine.concurrency,
    // Lit's production build: what members run, and quieter.
    nodeResolve: { exportConditions: ['production'] },
    // The compiler's settings matter: a class field must not hide the accessor of a property.
    plugins: [
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path('tsconfig.json') }),
      accessibilityTreePlugin(),
    ],
    middleware: [sandboxMiddleware(), builtFilesMiddleware()],
    testFramework: { config: { ui: 'bdd', timeout: 30_000, forbidOnly: !!process.env.CI } },
    testRunnerHtml: (framework) => testPage(framework, elsewhere.origin),
    // Without `watch`, `test/support/browser-tests.ts` shows the progress.
    staticLogging: !watch,
    reporters: [defaultReporter({ reportTestProgress: watch })],
    browserStartTimeout: 60_000,
    testsStartTimeout: 30_000,
    testsFinishTimeout: 300_000,
  };
}

function testPage(framework: string, elsewhere: string): string {
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Tests</title></head>
  <body>
    <script>
      globalThis.CROSS_ORIGIN_SANDBOX = ${JSON.stringify(elsewhere)};
      // An unhandled rejection fails the running test, unless the test calls preventDefault().
      addEventListener('unhandledrejection', (event) => {
        setTimeout(() => event.defaultPrevented || reportError(event.reason));
      });
    </script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;
}
