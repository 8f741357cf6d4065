import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { median } from 'simple-statistics';
import { launchChromium } from '../../test/support/chromium.js';
import { startServer } from './server.js';

/** A page is given up after this many milliseconds, far more than it needs on a busy machine. */
const timeout = 300_000;

/** The factor by which the processor is slowed down to stand for a phone. */
export const slowDown = 4;

export type Variant = 'ours' | 'templates' | 'vanilla';

/** The tag of a feed and the script that defines it. */
export const tagOf = (variant: Variant) =>
  variant === 'vanilla'
    ? { tag: 'vanilla-feed', script: '/vanilla.js' }
    : { tag: 'stamps-activity-feed', script: '/ours.js' };

export interface Lab {
  readonly origin: string;
  /** Opens a page in a browser context of its own, measures, and closes it. */
  fresh<T>(path: string, measure: (page: Page) => Promise<T>, slower?: number): Promise<T>;
  stop(): Promise<void>;
}

export async function openLab(): Promise<Lab> {
  const server = await startServer();
  const browser: Browser = await launchChromium({ protocolTimeout: timeout });
  return {
    origin: server.origin,
    async fresh(path, measure, slower = 1) {
      const context = await browser.createBrowserContext();
      try {
        const page = await context.newPage();
        await page.setViewport({ width: 800, height: 900 });
        page.setDefaultTimeout(timeout);
        if (slower !== 1) await page.emulateCPUThrottling(slower);
        await page.goto(server.origin + path, { waitUntil: 'load' });
        return await measure(page);
      } finally {
        await context.close();
      }
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Measures variants in turn, round by round, so that a busy machine slows all of them down alike. */
export async function inTurn<V extends string, T>(
  rounds: number,
  variants: readonly V[],
  measure: (variant: V) => Promise<T>,
): Promise<Record<V, T[]>> {
  const samples = Object.fromEntries(variants.map((it) => [it, [] as T[]])) as Record<V, T[]>;
  for (let round = 0; round < rounds; round++) {
    for (const variant of variants) samples[variant].push(await measure(variant));
  }
  return samples;
}

/** Milliseconds of processor time of a page's main thread, script, layout and paint included. */
export class Stopwatch {
  #session: CDPSession;
  #overhead = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Stopwatch> {
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const watch = new Stopwatch(session);
    const empty: number[] = [];
    for (let n = 0; n < 5; n++)
      empty.push(await watch.cost(() => page.evaluate(() => bench.rest())));
    watch.#overhead = median(empty);
    return watch;
  }

  async cost(work: () => Promise<unknown>): Promise<number> {
    const before = await this.#read();
    await work();
    return Math.max(0, (await this.#read()) - before - this.#overhead);
  }

  async #read(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  }
}

/** Bytes of heap in use after garbage collection. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return (await page.metrics()).JSHeapUsedSize ?? Number.NaN;
}
