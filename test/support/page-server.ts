import { readFile } from 'node:fs/promises';
import type { Handler } from '../../src/cli/stream-listener.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { serve, type TestServer } from './serve.js';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html; charset=utf-8',
};

/** The page or other response for each path. */
export type Pages = Readonly<Record<string, Handler | string>>;

/** Serves pages as a merchant's site does, with the built files and the sandbox under `/api/`. */
export function servePages(
  pages: Pages,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const sandbox = createSandbox();
  return serve(async (request) => {
    const { pathname } = new URL(request.url);
    const page = pages[pathname];
    if (typeof page === 'function') return page(request);
    if (page !== undefined) {
      return new Response(page, { headers: { 'Content-Type': types.html ?? '', ...headers } });
    }
    return pathname.startsWith('/api/') ? sandbox(request) : file(pathname);
  });
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
