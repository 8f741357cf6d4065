import type { Browser } from 'puppeteer-core';
import { expectNothingLeft, serveMounts, tokenSources } from '../package/hostile/mounts.js';
import { launchChromium } from '../support/chromium.js';

describe('many feeds', function () {
  this.timeout(300_000);
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveMounts>>;

  before(async () => {
    server = await serveMounts();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const source of tokenSources) {
    it(`are collected after they were inserted and removed a thousand times, with ${source}`, () =>
      expectNothingLeft(browser, server, source, 1000));
  }
});
