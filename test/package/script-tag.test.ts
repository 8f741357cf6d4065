import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { createSandbox } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { type PageServer, servePages } from '../support/page-server.js';
import { rowTitles, visit } from '../support/visit.js';

/** As strict as a policy gets: no inline script or style, no eval, no string becomes markup unseen. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  // Two copies of Lit need it: each makes its policy.
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

const scripts = {
  module: '<script type="module" src="/stamps-activity-feed.js"></script>',
  classic: '<script src="/stamps-activity-feed.iife.js"></script>',
};

describe('the files for a script tag', function () {
  this.timeout(30_000);
  let browser: Browser;
  let server: PageServer;

  before(async () => {
    const token = await createSandbox().token();
    const feed = `<stamps-activity-feed api-url="/api/v3" user="twenty@example.com" token="${token}"></stamps-activity-feed>`;
    const page = (head: string) =>
      `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body>${feed}</body></html>`;
    server = await servePages(
      {
        '/module': page(scripts.module),
        '/classic': page(scripts.classic),
        '/both': page(scripts.classic + scripts.module),
        '/bare': page(''),
      },
      { 'Content-Security-Policy': policy },
    );
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const name of ['module', 'classic', 'both']) {
    it(`shows rows under a strict policy: ${name}`, async () => {
      const { page, problems } = await visit(browser, `${server.origin}/${name}`);
      expect(await rowTitles(page, 20)).to.not.include('');
      expect(problems).to.deep.equal([]);
    });
  }

  for (const name of ['module', 'classic']) {
    it(`leaves no global behind: ${name}`, async () => {
      const globals = async (path: string) => {
        const { page } = await visit(browser, server.origin + path);
        if (path !== '/bare') await rowTitles(page, 20);
        return page.evaluate(() => Object.getOwnPropertyNames(globalThis));
      };
      const ours = (await globals(`/${name}`)).filter(
        // The marks by which copies of Lit and of zod find each other, and the test driver's.
        (global) => !/^(lit|reactiveElement|__zod_global|__aria|puppeteer_)\w+$/.test(global),
      );
      const bare = await globals('/bare');
      expect(ours.filter((global) => !bare.includes(global))).to.deep.equal([]);
    });
  }
});
