import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { createSandbox } from '../../../src/sandbox/index.js';
import { launchChromium } from '../../support/chromium.js';
import { serveWithProxy, signIn } from '../../support/proxy-site.js';
import { serve, type TestServer } from '../../support/serve.js';
import { rowTitles, visit } from '../../support/visit.js';

const shop = (body: string, head = '') => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Shop</title>${head}</head>
  <body>${body}</body>
</html>`;

const script = '<script type="module" src="/stamps-activity-feed.js"></script>';

const feedTag = (attributes: string) =>
  `<stamps-activity-feed ${attributes}></stamps-activity-feed>`;

/** The feed's error, once it has one. */
const errorOf = (page: Page): Promise<unknown> =>
  page
    .waitForFunction(() => document.querySelector('stamps-activity-feed')?.error?.message)
    .then((handle) => handle.jsonValue());

describe('a page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: TestServer;
  let elsewhere: TestServer;
  let token: string;
  let directory: string;

  before(async () => {
    elsewhere = await serve(createSandbox());
    token = await createSandbox().issueToken();
    server = await serveWithProxy({
      '/': shop(feedTag('api-url="/stamps"'), script),
      '/base': shop(feedTag('api-url="stamps"'), `${script}<base href="/">`),
      '/own-password': shop(feedTag('api-url="//shop:secret@127.0.0.1/stamps"'), script),
      '/token-url': shop(
        feedTag(`api-url="${elsewhere.origin}/api/v3" user="twenty@example.com" token-url="token"`),
        script,
      ),
      '/token': async () => Response.json({ access_token: token }),
    });
    browser = await launchChromium();
    directory = await mkdtemp(join(tmpdir(), 'feed-'));
    await signIn(browser, 'a');
  });

  after(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), elsewhere?.stop()]);
    if (directory) await rm(directory, { recursive: true });
  });

  for (const path of ['/', '/base', '/token-url']) {
    it(`at ${path} with a user name and a password in its own address shows its rows`, async () => {
      const address = `${server.origin.replace('//', '//shop:secret@')}${path}`;
      const { page, problems } = await visit(browser, address);
      await rowTitles(page, 20);
      expect(problems).to.deep.equal([]);
    });
  }

  it('with a password in api-url itself sends nothing, and says so', async () => {
    const { page } = await visit(browser, `${server.origin}/own-password`);
    expect(await errorOf(page)).to.match(/must not contain a user name or a password/);
  });

  const openFile = async (name: string, attributes: string) => {
    const file = join(directory, name);
    const classic = pathToFileURL(resolve('dist/stamps-activity-feed.iife.js')).href;
    await writeFile(file, shop(feedTag(attributes), `<script src="${classic}"></script>`));
    return visit(browser, pathToFileURL(file).href);
  };

  it('from the disk shows its rows with a token and the classic file', async () => {
    const attributes = `api-url="${elsewhere.origin}/api/v3" user="twenty@example.com" token="${token}"`;
    const { page, problems } = await openFile('token.html', attributes);
    await rowTitles(page, 20);
    expect(problems).to.deep.equal([]);
  });

  it('from the disk with a path in api-url says that it must be a URL', async () => {
    const { page } = await openFile('path.html', 'api-url="/stamps"');
    expect(await errorOf(page)).to.match(/must begin with https:\/\/, not with file:/);
  });

  it('from the disk says that it has no origin for a proxy', async () => {
    const { problems } = await openFile('proxy.html', `api-url="${server.origin}/stamps"`);
    expect(problems.join()).to.match(/sends no request.*local file/);
  });
});
