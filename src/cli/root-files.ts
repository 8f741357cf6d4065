import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The path in a URL, decoded; `undefined` if it is malformed. */
const decoded = (pathname: string): string | undefined => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
};

/** A file of the folder `--root`: `index.html` for a path that ends in a slash. Files outside it, and hidden ones, are not served. */
export async function readRootFile(root: string, pathname: string): Promise<Response | undefined> {
  const path = decoded(pathname);
  if (path === undefined || path.includes('\0') || /[/\\]\./.test(path)) return undefined;
  const file = join(root, path, path.endsWith('/') ? 'index.html' : '');
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const body = await readFile(file).catch(() => undefined);
  const type = types[extname(file)] ?? 'application/octet-stream';
  return (
    body && new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'no-cache' } })
  );
}
