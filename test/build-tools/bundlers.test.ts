import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { rollup } from 'rollup';
import { launchChromium } from '../support/chromium.js';
import { type Installed, installPackage } from '../support/installed.js';
import { startShop, staticApp } from '../support/shop.js';
import { visit } from '../support/visit.js';

const run = promisify(execFile);

const page = (script: string) => `<!doctype html>
<html lang="en">
  <head><title>Shop</title><link rel="icon" href="data:,"></head>
  <body>
    <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>
    <script type="module" src="${script}"></script>
  </body>
</html>`;

const app = `import 'stamps-activity-feed';
import { fetchPage } from 'stamps-activity-feed/api';
import { id } from 'stamps-activity-feed/locales/id';
import { createSandbox } from 'stamps-activity-feed/sandbox';

document.title = [fetchPage, createSandbox].map((it) => typeof it).join() + ' ' + typeof id;`;

/** What a Worker imports, and what its `fetch` could use. */
const worker = `import * as feed from 'stamps-activity-feed';
import { createActivityProxy } from 'stamps-activity-feed/proxy';
import { createSandbox } from 'stamps-activity-feed/sandbox';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';

const sandbox = createSandbox();
const proxy = createActivityProxy({
  resolveUser: () => 'one@example.com',
  token: await sandbox.issueToken(),
  secret: 'a secret of more than thirty-two characters',
  apiUrl: 'http://localhost/api/v3',
  fetch: (input, init) => sandbox(new Request(input, init)),
});
const response = await proxy(new Request('http://localhost/stamps/activities'));
const { activities } = await response.json();
const html = await renderActivityFeed({
  attributes: { 'api-url': '/stamps' },
  proxy,
  request: new Request('http://localhost/'),
}).catch(({ message }) => message);
let element = '';
try {
  new feed.StampsActivityFeed();
} catch ({ message }) {
  element = message;
}
console.log(JSON.stringify({ names: Object.keys(feed), rows: activities.length, html, element }));`;

describe('an app that is bundled', function () {
  this.timeout(120_000);
  let installed: Installed;
  let browser: Browser;

  before(async () => {
    installed = await installPackage();
    browser = await launchChromium();
    await writeFile(join(installed.project, 'app.js'), app);
    await writeFile(join(installed.project, 'worker.js'), worker);
    await writeFile(join(installed.project, 'index.html'), page('./app.js'));
  });

  after(async () => {
    await browser?.close();
    await installed?.remove();
  });

  /** Opens a built app in a shop, and expects that the feed has rows. */
  const open = async (folder: string) => {
    const shop = await startShop(staticApp(folder));
    const { page: opened, problems } = await visit(browser, shop.origin);
    await opened.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.shadowRoot?.querySelector('article'),
      { timeout: 30_000 },
    );
    expect(await opened.title()).to.equal('function,function object');
    expect(problems).to.deep.equal([]);
    await shop.stop();
  };

  const bundle = async (input: string, file: string, exportConditions: readonly string[]) => {
    const warnings: string[] = [];
    const built = await rollup({
      input: join(installed.project, input),
      external: /^node:/,
      onwarn: ({ message }) => warnings.push(message),
      plugins: [nodeResolve({ exportConditions: [...exportConditions] })],
    });
    const path = join(installed.project, file);
    await built.write({ dir: dirname(path), entryFileNames: basename(path) });
    // zod has comments that Rollup does not understand, and modules that import each other.
    return warnings.filter((it) => !it.includes('/zod/'));
  };

  it('shows rows after Parcel has built it with its default settings', async () => {
    const parcel = resolve('test/build-tools/node_modules/parcel/lib/bin.js');
    const out = join(installed.project, 'parcel');
    const options = ['--no-cache', '--no-source-maps', '--no-autoinstall', '--public-url', '/'];
    const args = [parcel, 'build', 'index.html', ...options, '--dist-dir', out];
    await run(process.execPath, args, { cwd: installed.project });
    await open(out);
  });

  it('shows rows after Rollup has built it, without a warning', async () => {
    const out = join(installed.project, 'rollup');
    await mkdir(out);
    await writeFile(join(out, 'index.html'), page('/app.js'));
    expect(await bundle('app.js', 'rollup/app.js', ['browser'])).to.deep.equal([]);
    await open(out);
  });

  for (const conditions of [
    ['workerd', 'worker', 'browser'],
    ['worker', 'browser'],
    ['edge-light'],
    ['netlify'],
    ['deno'],
    ['node'],
  ]) {
    it(`can be imported for the conditions ${conditions.join(', ')}, and says what it needs`, async () => {
      const warnings = await bundle('worker.js', 'bundled.mjs', conditions);
      const { stdout } = await run(process.execPath, [join(installed.project, 'bundled.mjs')]);
      const { names, rows, html, element } = JSON.parse(stdout);
      expect(names).to.include.members(['FeedError', 'StampsActivityFeed', 'StampsLoadEvent']);
      expect(rows).to.equal(1);
      if (conditions.includes('node')) {
        expect(html).to.include('<article');
      } else {
        expect(html).to.include('needs the server build of Lit');
        expect(element).to.include('needs a document');
        expect(warnings).to.deep.equal([]);
      }
    });
  }
});
