import { readFile } from 'node:fs/promises';
import { createServer, type Plugin } from 'vite';

export interface Demo {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * The built element for pages that load it with a script tag. One file loads faster than Vite's
 * many modules.
 */
const builtElement: Plugin = {
  name: 'built-element',
  configureServer({ middlewares }) {
    middlewares.use('/stamps-activity-feed.js', async (_request, response, next) => {
      const body = await readFile('dist/stamps-activity-feed.js').catch(() => undefined);
      if (!body) return next();
      response.setHeader('Content-Type', 'text/javascript').end(body);
    });
  },
};

/** Serves the demo in this process on a free port. */
export async function startDemo(): Promise<Demo> {
  const server = await createServer({
    // Two processes of the test run must not write to the same cache.
    cacheDir: `node_modules/.vite/tests-${process.env.MOCHA_WORKER_ID ?? 'alone'}`,
    plugins: [builtElement],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    logLevel: 'warn',
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The demo has no address.');
  return { origin: new URL(address).origin, stop: () => server.close() };
}
