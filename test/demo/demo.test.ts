import { type ChildProcess, spawn } from 'node:child_process';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { rowTitles, visit } from '../support/visit.js';

/** Waits for the URL that `npm start` prints. */
const waitForUrl = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      const address = /http:\/\/[\w.]+:\d+\//.exec(output);
      if (address) resolve(address[0]);
    });
    server.once('exit', (code) =>
      reject(new Error(`The server exited with code ${code}:\n${output}`)),
    );
  });

describe('npm start', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: ChildProcess;
  let address: string;

  before(async () => {
    server = spawn('node_modules/.bin/vite', ['--port', '0', '--host', '127.0.0.1'], {
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
    });
    address = await waitForUrl(server);
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    server?.kill();
  });

  it('shows a member’s activities without errors in the console', async () => {
    const { page, problems } = await visit(browser, address);
    expect(await rowTitles(page, 20)).to.not.include('');
    // Lit warns about its development build.
    expect(problems.filter((text) => !text.includes('lit.dev/msg/dev-mode'))).to.deep.equal([]);
  });

  it('applies the settings in the URL', async () => {
    const query = new URLSearchParams({
      user: 'customer@stamps.co.id',
      lang: 'id',
      'color-scheme': 'dark',
    });
    const { page } = await visit(browser, `${address}?${query}`);
    const titles = await rowTitles(page, 16);
    expect(titles[0]).to.equal('ST ACE KARAWACI MAL');
    expect(titles.at(-1)).to.equal('Stamp dikembalikan');
  });

  it('recovers from a fault with the retry button', async () => {
    const query = new URLSearchParams({ user: 'one@example.com', fault: '500 always' });
    const { page } = await visit(browser, `${address}playground.html?${query}`);
    const button = await page.waitForSelector('stamps-activity-feed >>> button[part~=load-more]');
    await page.select('select[name=fault]', 'None');
    expect(await rowTitles(page, 1)).to.have.length(1);
    expect(await button?.evaluate((element) => element.isConnected)).to.equal(false);
  });
});
