import { mkdir, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import type { Handler } from '../../src/cli/stream-listener.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { sandboxOrigin } from '../support/origin.js';
import { type Pages, servePages } from '../support/page-server.js';
import type { TestServer } from '../support/serve.js';
import { visit } from '../support/visit.js';
import { page, snippet } from './snippets.js';

export const sandbox = createSandbox();

/** Snippets that become modules are written here, in the package, so that its own name resolves. */
const snippets = new URL('../../.cache/docs-snippets/', import.meta.url);

/**
 * Writes a snippet as a module and imports it. Each sandbox has a folder of its own: another process must not
 * overwrite the file, and Node imports a file only once, with the sandbox that it names.
 */
export async function importSnippet(name: string, code: string): Promise<Record<string, unknown>> {
  const folder = new URL(`${process.pid}-${new URL(sandboxOrigin()).port}/`, snippets);
  await mkdir(folder, { recursive: true });
  const file = new URL(name, folder);
  await writeFile(file, code);
  return import(file.href);
}

/** The proxy of the documentation, with the sandbox in the place of Stamps. */
export async function documentedProxy(): Promise<Handler> {
  const code = snippet('proxy', 'js', 'export const proxy');
  const sessions = `export const memberOf = (cookie) =>
    cookie === 'signed-out' ? undefined : 'rina.wijaya@example.com';`;
  await importSnippet('sessions.js', sessions);
  process.env.STAMPS_API_URL = `${sandboxOrigin()}/api/v3`;
  process.env.STAMPS_TOKEN = sandboxCredentials.group.token;
  try {
    return (await importSnippet('proxy.js', code)).proxy as Handler;
  } finally {
    delete process.env.STAMPS_API_URL;
    delete process.env.STAMPS_TOKEN;
  }
}

/** A merchant's site in a browser, for one suite. */
class Site {
  #browser: Browser | undefined;
  readonly #servers: TestServer[] = [];

  async start(): Promise<void> {
    this.#browser = await launchChromium();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await Promise.all(this.#servers.map((server) => server.stop()));
  }

  get browser(): Browser {
    if (!this.#browser) throw new Error('The browser has not been started.');
    return this.#browser;
  }

  async serve(pages: Pages): Promise<string> {
    const server = await servePages(pages);
    this.#servers.push(server);
    return server.origin;
  }

  /** Opens a document on a site with the documented proxy. It fails for any problem in the console. */
  async open(html: string, pages: Pages = {}): Promise<Page> {
    const activities = await documentedProxy();
    const origin = await this.serve({
      '/': html,
      '/stamps/activities': activities,
      '/stamps/activities/by-merchant-group': activities,
      ...pages,
    });
    const { page: opened, problems } = await visit(this.browser, origin);
    expect(problems).to.deep.equal([]);
    return opened;
  }

  /** Opens a document whose feed sends its requests to Stamps itself: the sandbox responds in its place. */
  async openDirect(html: string, pages: Pages = {}): Promise<Page> {
    const origin = await this.serve({ '/': page(html), ...pages });
    const opened = await this.browser.newPage();
    await opened.setRequestInterception(true);
    opened.on('request', async (request) => {
      if (!request.url().startsWith('https://stamps.co.id/')) return request.continue();
      const { method, headers } = { method: request.method(), headers: request.headers() };
      const response = await sandbox(new Request(request.url(), { method, headers }));
      return request.respond({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      });
    });
    await opened.goto(origin);
    return opened;
  }
}

/** Gives the tests of a suite a merchant's site. */
export function useSite(): Site {
  const site = new Site();
  before(() => site.start());
  after(() => site.stop());
  return site;
}
