import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Result } from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { serve, type TestServer } from '../support/serve.js';
import { type Visit, visit } from '../support/visit.js';

const folder = '.cache/docs';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the files as any static host does. */
async function respond({ url }: Request): Promise<Response> {
  const { pathname } = new URL(url);
  const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  const body = await readFile(file).catch(() => undefined);
  if (!body) return new Response('Not found', { status: 404 });
  return new Response(body, {
    headers: { 'Content-Type': types[extname(file)] ?? 'text/plain; charset=utf-8' },
  });
}

/** The site that `npm run docs` has built, in a browser. */
export class StaticSite {
  #server: TestServer | undefined;
  #browser: Browser | undefined;

  async start(): Promise<void> {
    if (!existsSync(join(folder, 'index.html'))) throw new Error('Run first: npm run docs');
    [this.#server, this.#browser] = await Promise.all([serve(respond), launchChromium()]);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
  }

  get browser(): Browser {
    if (!this.#browser) throw new Error('The site has not been started.');
    return this.#browser;
  }

  url(path: string): string {
    return new URL(path, this.#server?.origin).href;
  }

  open(path: string, prepare?: (page: Page) => unknown): Promise<Visit> {
    return visit(this.browser, this.url(path), prepare);
  }
}

/** A window of this width, in this colour scheme. */
export const sized =
  (width: number, scheme: 'light' | 'dark' = 'light') =>
  async (page: Page): Promise<void> => {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  };

/** What axe finds in the page, its frames left out: the feed has its own tests. */
export async function axe(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }: Result) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** Waits until Vue has taken over the HTML. */
export const untilHydrated = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => Reflect.has(document.querySelector('#app') ?? {}, '__vue_app__'));
