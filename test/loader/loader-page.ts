import type { Browser, Page } from 'puppeteer-core';
import { integrityOf } from '../../tools/integrity.js';
import { launchChromium } from '../support/chromium.js';
import { serve, type TestServer } from '../support/serve.js';
import { bundleSource, passCoverage, withMutant } from '../support/source-script.js';

/** Everything that the loader may set. The element of these tests has no `receiptUrl`, as if it were older. */
export const options =
  'apiUrl credentials user token tokenType tokenUrl getToken fetch merchantIds merchantGroup restore rowSlots signInUrl'.split(
    ' ',
  );

/** A module file that opens fast: an element with the feed's properties, and without rows. */
const moduleFile = `
  if (window.failModule || !import.meta.url) throw new Error('The module failed.');
  customElements.define('stamps-activity-feed', class extends HTMLElement {
    ${options.join(';')};
  });`;

/** The tag of the loader, with attributes. */
export const loaderTag = (attributes = 'data-api-url="/stamps"', folder = '') =>
  `<script src="${folder}/stamps-activity-feed.loader.js" ${attributes}></script>`;

export const script = (code: string) => `<script>${code}</script>`;

/** An element for a feed. */
export const target = (content = '', attributes = '') =>
  `<div data-stamps-activity-feed ${attributes}>${content}</div>`;

/** A tab for the tests of one file, in which the loader runs as its source is now. */
export class LoaderTab {
  /** What was written to the console as a warning or an error, and exceptions. */
  problems: string[] = [];
  /** The paths of the module files that were requested. */
  requests: string[] = [];
  #code = '';
  #browser: Browser | undefined;
  #server: TestServer | undefined;
  #page: Page | undefined;
  #html: ReadableStream<Uint8Array> | string = '';
  #policy = '';

  /** The loader, to be run in a page by other means than its tag. */
  get code(): string {
    return withMutant(this.#code);
  }

  /** The loader, to be run in Node. */
  get codeForNode(): string {
    return this.#code;
  }

  get page(): Page {
    if (!this.#page) throw new Error('There is no page before the tests.');
    return this.#page;
  }

  async start(): Promise<void> {
    this.#code = await bundleSource('src/loader/index.ts', {
      STAMPS_INTEGRITY: integrityOf(moduleFile),
      STAMPS_ATTRIBUTES: 'lang filters group-by',
    });
    this.#server = await serve(async ({ url }) => this.#respond(new URL(url)));
    this.#browser = await launchChromium();
    this.#page = await this.#browser.newPage();
    this.#page.setDefaultTimeout(5_000);
    this.#page.on('pageerror', (error) => this.problems.push(String(error)));
    this.#page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.problems.push(message.text());
    });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
  }

  /** Opens a page, and waits until it and its module file are loaded. */
  async open(html: string, policy = ''): Promise<void> {
    this.#begin(`<!doctype html><title>Shop</title><body>${html}`, policy);
    await this.page.goto(`${this.#server?.origin}/page`);
  }

  /** Opens the first part of a page, whose rest the server sends when the returned function is called. */
  async openPart(html: string): Promise<(rest: string) => Promise<void>> {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const write = (text: string) => writer.write(new TextEncoder().encode(text));
    this.#begin(readable, '');
    const loaded = this.page.goto(`${this.#server?.origin}/page`);
    await write(html);
    return async (rest) => {
      await write(rest);
      await writer.close();
      await loaded;
    };
  }

  /** The body's HTML, without scripts. */
  html(): Promise<string> {
    return this.page.evaluate(() => {
      const body = document.documentElement.cloneNode(true) as Element;
      for (const it of body.querySelectorAll('head, script')) it.remove();
      return (body.querySelector('body') as Element).innerHTML.trim();
    });
  }

  #begin(html: ReadableStream<Uint8Array> | string, policy: string): void {
    this.problems = [];
    this.requests = [];
    this.#html = html;
    this.#policy = policy;
  }

  #respond({ pathname, search }: URL): Response {
    const type = (name: string) => ({ headers: { 'Content-Type': `text/${name}; charset=utf-8` } });
    if (pathname === '/page') {
      const response = new Response(this.#html, type('html'));
      if (this.#policy) response.headers.set('Content-Security-Policy', this.#policy);
      return response;
    }
    if (pathname.endsWith('.loader.js')) {
      return new Response(this.code, type('javascript'));
    }
    this.requests.push(pathname + search);
    if (pathname.startsWith('/missing/')) return new Response('', { status: 404 });
    const other = pathname.startsWith('/other/') ? '\n// Another release' : '';
    return new Response(moduleFile + other, type('javascript'));
  }
}

/** Gives the tests of a file a tab. */
export function useLoaderTab(): LoaderTab {
  const tab = new LoaderTab();
  before(() => tab.start());
  afterEach(() => passCoverage(tab.page));
  after(() => tab.stop());
  return tab;
}
