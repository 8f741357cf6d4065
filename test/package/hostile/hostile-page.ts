import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer-core';
import { createSandbox } from '../../../src/sandbox/index.js';
import { type Pages, servePages } from '../../support/page-server.js';
import type { TestServer } from '../../support/serve.js';
import { type Visit, visit } from '../../support/visit.js';

/** The script tags of the built files. */
export const builds = {
  module: '<script type="module" src="/stamps-activity-feed.js"></script>',
  classic: '<script src="/stamps-activity-feed.iife.js" defer></script>',
} as const;

export type Build = keyof typeof builds;

/** A script tag of a hostile page: a file in `scripts/` or in a package. */
export const scriptTag = (name: string): string => `<script src="/hostile/${name}"></script>`;

const script = async ({ url }: Request): Promise<Response> => {
  const name = new URL(url).pathname.replace('/hostile/', '');
  const file = name.startsWith('node_modules/') ? name : `test/package/hostile/scripts/${name}`;
  return new Response(await readFile(file), { headers: { 'Content-Type': 'text/javascript' } });
};

/** The feed of a hostile page: the whole history of a member with three pages, and a template. */
export const feedTag = (token: string, attributes = ''): string =>
  `<stamps-activity-feed api-url="/api/v3" user="forty.one@example.com" time-zone="Asia/Jakarta"
    token="${token}" ${attributes}><template slot="redemption"><a href="/r/[[id]]" title="[[title]]">[[title]] [[stamps]]</a></template></stamps-activity-feed>`;

export interface HostilePages extends TestServer {
  readonly token: string;
  /** Opens a page with a head and a body, and records problems from the start. */
  open(browser: Browser, head: string, body?: string): Promise<Visit>;
}

/** Serves hostile pages, each at its own URL. */
export async function serveHostilePages(
  others: Pages = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<HostilePages> {
  const token = await createSandbox().issueToken();
  const pages: Record<string, Pages[string]> = { ...others };
  const server = await servePages(
    new Proxy(pages, {
      get: (all, path) => (String(path).startsWith('/hostile/') ? script : Reflect.get(all, path)),
    }),
    headers,
  );
  let count = 0;
  return {
    ...server,
    token,
    async open(browser, head, body = feedTag(token)) {
      const path = `/page-${count++}`;
      pages[path] =
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${scriptTag('driver.js')}${head}</head><body>${body}</body></html>`;
      return visit(browser, server.origin + path);
    },
  };
}

/** What a page's feed shows and reports after its whole history was loaded; see `scripts/driver.js`. */
export const use = (page: Page): Promise<unknown> => page.evaluate('hostile.use()');
