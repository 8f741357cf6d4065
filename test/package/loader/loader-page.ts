import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { merchantServer } from '../../../src/cli/merchant-server.js';
import { createSandbox } from '../../../src/sandbox/index.js';
import { type Pages, servePages } from '../../support/page-server.js';
import type { TestServer } from '../../support/serve.js';
import { type Visit, visit } from '../../support/visit.js';

export const moduleFile = '/stamps-activity-feed.js';
export const loaderFile = '/stamps-activity-feed.loader.js';
export const loaderTag = `<script src="${loaderFile}" data-api-url="/stamps"></script>`;

/** What an author writes: a place for the feed, with content until the feed appears. */
export const place = (attributes = '', content = 'Your stamps') =>
  `<div data-stamps-activity-feed ${attributes}>${content}</div>`;

/** Another release: the same code in a file with another hash. */
const otherRelease = async (): Promise<Pages> => {
  const [module, loader] = await Promise.all(
    [moduleFile, loaderFile].map((file) => readFile(`dist${file}`, 'utf8')),
  );
  const served =
    (body = '') =>
    async () =>
      new Response(body, { headers: { 'Content-Type': 'text/javascript' } });
  return {
    [`/other${moduleFile}`]: served(`${module}\n// Another release`),
    [`/other${loaderFile}`]: served(loader?.replace(/sha384-./, 'sha384-_')),
    [`/none${loaderFile}`]: served(loader),
    '/loader-code': served(loader),
  };
};

export interface LoaderVisit extends Visit {
  /** The module files that the page requested, in order. */
  readonly modules: readonly string[];
  /** All requests, as `GET https://…`. */
  readonly requests: readonly string[];
}

export interface LoaderPages extends TestServer {
  /** Opens a page, and records problems from the start. */
  open(
    browser: Browser,
    head: string,
    body?: string,
    policy?: string,
    /** Runs on the page before any other script. */
    first?: () => void,
  ): Promise<LoaderVisit>;
}

const script = async ({ url }: Request): Promise<Response> => {
  const name = new URL(url).pathname.replace('/hostile/', '');
  const file = name.startsWith('node_modules/') ? name : `test/package/hostile/scripts/${name}`;
  return new Response(await readFile(file), { headers: { 'Content-Type': 'text/javascript' } });
};

/** A merchant's site: the built files, the proxy at `/stamps`, and pages, each at its own URL. */
export async function serveLoaderPages(others: Pages = {}): Promise<LoaderPages> {
  const proxy = merchantServer(createSandbox());
  const pages: Record<string, Pages[string]> = {
    ...(await otherRelease()),
    '/stamps/activities': proxy,
    '/favicon.ico': async () => new Response(null, { status: 204 }),
    ...others,
  };
  const server = await servePages(
    new Proxy(pages, {
      get: (all, path) => (String(path).startsWith('/hostile/') ? script : Reflect.get(all, path)),
    }),
  );
  let count = 0;
  return {
    ...server,
    async open(browser, head, body = place(), policy, first = () => {}) {
      const path = `/page-${count++}`;
      pages[path] = async () =>
        new Response(
          `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body>${body}</body></html>`,
          {
            headers: {
              'Content-Type': 'text/html',
              ...(policy && { 'Content-Security-Policy': policy }),
            },
          },
        );
      const modules: string[] = [];
      const requests: string[] = [];
      const opened = await visit(browser, server.origin + path, (page) => {
        page.on('request', (request) => {
          requests.push(`${request.method()} ${request.url()}`);
          const { pathname } = new URL(request.url());
          if (pathname.endsWith(moduleFile)) modules.push(pathname);
        });
        return page.evaluateOnNewDocument(first);
      });
      return { ...opened, modules, requests };
    },
  };
}
