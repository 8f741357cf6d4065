import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { merchantServer } from '../../src/cli/merchant-server.js';
import type { Handler } from '../../src/cli/stream-listener.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { serve, type TestServer } from './serve.js';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};

/** A request of the page to the Activity API. */
export interface Asked {
  readonly path: string;
  readonly params: URLSearchParams;
  /** Whether the page closed the connection before the response. */
  aborted: boolean;
}

/**
 * A merchant's site around an app: its files, the sandbox, the proxy, and an endpoint for tokens.
 */
export interface Shop extends TestServer {
  /** The requests of the pages to the API since the last {@link reset}. */
  readonly asked: readonly Asked[];
  /** The token that pages receive. */
  readonly token: string;
  /** Holds the API's responses back until the returned function is called. */
  hold(): () => void;
  reset(): void;
}

export async function startShop(app: Handler): Promise<Shop> {
  const sandbox = createSandbox();
  const proxy = merchantServer(sandbox);
  const token = await sandbox.issueToken();
  let asked: Asked[] = [];
  let gate: Promise<void> | undefined;

  const api: Handler = async (request) => {
    const { pathname: path, searchParams: params } = new URL(request.url);
    const entry: Asked = { path, params, aborted: false };
    asked.push(entry);
    const left = new Promise<void>((resolve) => {
      request.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([gate, left]);
    entry.aborted = request.signal.aborted;
    return sandbox(request);
  };

  const server = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/')) return api(request);
    if (pathname.startsWith('/stamps/')) return proxy(request);
    if (pathname === '/stamps-token' && request.method === 'POST') {
      return Response.json({ access_token: token });
    }
    return app(request);
  });

  return {
    ...server,
    token,
    get asked() {
      return asked;
    },
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    reset() {
      asked = [];
      gate = undefined;
    },
  };
}

/** An app that was built to a directory: its files, and its page for every other URL. */
export const staticApp =
  (directory: string): Handler =>
  async ({ url }) => {
    const { pathname } = new URL(url);
    const names = extname(pathname) ? [pathname] : [`${pathname}.html`, 'index.html'];
    for (const root of [directory, 'dist']) {
      for (const name of names) {
        const body = await readFile(join(root, name)).catch(() => undefined);
        if (!body) continue;
        return new Response(body, { headers: { 'Content-Type': types[extname(name)] ?? '' } });
      }
    }
    return new Response('Not found', { status: 404 });
  };

/** An app that is its own server. */
export const appServer =
  (origin: string): Handler =>
  async ({ url, headers }) => {
    const { pathname, search } = new URL(url);
    const accepted = { Accept: headers.get('Accept') ?? '*/*' };
    const answer = await fetch(`${origin}${pathname}${search}`, { headers: accepted });
    // Compressed responses are decompressed here.
    const type = answer.headers.get('Content-Type') ?? '';
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'Content-Type': type },
    });
  };
