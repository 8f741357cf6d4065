import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../test/support/chromium.js';
import { startServer } from './server.js';

/** How much slower the processor is made where a phone is meant. */
export const slowDown = 4;

/** Milliseconds after which a page is given up: far more than it needs on a machine that is busy. */
const timeout = 300_000;

/** A browser and a server, and a fresh page of theirs for each measurement. */
export interface Lab {
  /**
   * Opens a page in a process of its own, measures, and closes it.
   *
   * @param slower how many times slower the processor is to be.
   */
  fresh<T>(path: string, measure: (page: Page) => Promise<T>, slower?: number): Promise<T>;
  stop(): Promise<void>;
}

export async function openLab(): Promise<Lab> {
  const [server, browser] = await Promise.all([
    startServer(),
    launchChromium({ protocolTimeout: timeout }),
  ]);
  return {
    async fresh(path, measure, slower = 1) {
      return freshPage(browser, async (page) => {
        if (slower !== 1) await page.emulateCPUThrottling(slower);
        await page.goto(server.origin + path, { waitUntil: 'load' });
        return measure(page);
      });
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

async function freshPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 800, height: 900 });
    page.setDefaultTimeout(timeout);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** What a page has in use once nothing is left to collect. */
export async function usedBy(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.createCDPSession();
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize: heap = 0, Nodes: nodes = 0 } = await page.metrics();
  return { heap, nodes };
}
