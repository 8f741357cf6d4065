import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { launchChromium } from '../support/chromium.js';
import { type Visit, visit } from '../support/visit.js';

/** A framework's own server, of an app in a folder beside this file. */
export interface Host {
  readonly folder: string;
  /** The command of the folder's Node that builds the app. */
  readonly build: readonly string[];
  /** The command that serves what was built, on the port of `PORT`. */
  readonly serve: readonly string[];
}

/** What a host's own tests do with its server, which is there once they run. */
export interface ServedHost {
  /** Opens a page of the app in Chromium; `prepare` gets the page before that. */
  readonly visit: (path: string, prepare?: (page: Visit['page']) => unknown) => Promise<Visit>;
  /** The HTML of a page. */
  readonly read: (path: string, headers?: Record<string, string>) => Promise<string>;
  /** What the server has written to its output so far. */
  readonly log: () => string;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
};

/** Builds and serves an app; its page `/` has the snippet of the documentation, `/account` the rendered feed. */
export function testHost({ folder, build, serve }: Host): ServedHost {
  const node = resolve(folder, 'node_modules/node-24/bin/node');
  let server: ReturnType<typeof spawn>;
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let origin: string;
  let log = '';

  before(async () => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' };
    const port = String(await freePort());
    await promisify(execFile)(node, build, { cwd: folder, env });
    origin = `http://127.0.0.1:${port}`;
    const variables = { ...env, PORT: port, HOST: '127.0.0.1', ORIGIN: origin };
    server = spawn(node, serve, { cwd: folder, env: variables });
    const started = new Promise<void>((done) => {
      server.stdout?.on('data', (text) => {
        log += text;
        if (/http:\/\//.test(log)) done();
      });
    });
    server.stderr?.on('data', (text) => {
      log += text;
    });
    await started;
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    server?.kill('SIGKILL');
  });

  const read: ServedHost['read'] = async (path, headers = {}) =>
    (await fetch(`${origin}${path}`, { headers })).text();

  const open = async (path: string) => {
    const html = await read(path);
    const { page, problems } = await visit(browser, `${origin}${path}`);
    const shown = await page.waitForFunction(
      () => {
        const feed = document.querySelector('stamps-activity-feed');
        const rows = feed?.shadowRoot?.querySelectorAll('article').length;
        const text = feed?.textContent?.trim() ?? '';
        return feed?.status === 'ready' && rows && !/^Your last 0/.test(text) && { rows, text };
      },
      { timeout: 30_000 },
    );
    const { rows, text } = (await shown.jsonValue()) as { rows: number; text: string };
    await page.close();
    return { html, problems, rows, text };
  };

  it('hydrates the snippet of the documentation without a warning', async () => {
    const { problems, rows, text } = await open('/');
    expect(rows).to.be.greaterThan(0);
    expect(text).to.match(/^Your last [1-9]\d* visits/);
    expect(problems).to.deep.equal([]);
    expect(log).to.not.match(/error|warn/i);
  });

  it('has the rows in the HTML, and keeps them without a warning', async () => {
    const { html, problems, rows } = await open('/account');
    expect(html.split('<article')).to.have.length(21);
    expect(rows).to.equal(20);
    expect(problems).to.deep.equal([]);
    expect(log).to.not.match(/error|warn/i);
  });

  return {
    visit: (path, prepare) => visit(browser, `${origin}${path}`, prepare),
    read,
    log: () => log,
  };
}

/** The first snippet of a language in the chapter on frameworks. */
export const documented = async (language: string): Promise<string> => {
  const chapter = await readFile('docs/frameworks.md', 'utf8');
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(chapter)?.[1] ?? '';
};
