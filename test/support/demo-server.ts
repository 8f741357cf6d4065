import { createServer } from 'vite';

/** Serves the demo from within this process, on a free port. */
export async function startDemo(): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = await createServer({
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    logLevel: 'warn',
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The demo has no address.');
  return { origin: new URL(address).origin, stop: () => server.close() };
}
