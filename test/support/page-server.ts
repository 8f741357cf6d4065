import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Handler, nodeListener } from '../../demo/server/node-listener.js';
import { createSandbox } from '../../src/sandbox/index.js';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html; charset=utf-8',
};

/** A page or another answer by its path, for a server of one test. */
export type Pages = Readonly<Record<string, Handler | string>>;

export interface PageServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves pages as a merchant's site would: with the built files, and the sandbox under `/api/`. */
export async function servePages(
  pages: Pages,
  headers: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const sandbox = createSandbox();
  const server = createServer(
    nodeListener(async (request) => {
      const { pathname } = new URL(request.url);
      const page = pages[pathname];
      if (typeof page === 'function') return page(request);
      if (page !== undefined) {
        return new Response(page, { headers: { 'Content-Type': types.html ?? '', ...headers } });
      }
      if (pathname.startsWith('/api/')) return sandbox(request);
      return file(pathname);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function file(pathname: string): Promise<Response> {
  try {
    const body = await readFile(new URL(`../../dist${pathname}`, import.meta.url));
    const type = types[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return new Response(body, { headers: { 'Content-Type': type } });
  } catch {
    return new Response('Not found', { status: 404 });
  }
}
