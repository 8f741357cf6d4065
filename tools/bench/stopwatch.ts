import type { CDPSession, Page } from 'puppeteer-core';
import { median } from './rounds.js';

/** What some work cost a page's main thread, in milliseconds. */
export interface Cost {
  /** Everything, to the painted frame: script, style, layout, paint. */
  readonly whole: number;
  /** Style and layout alone. */
  readonly layout: number;
}

const calibrations = 5;

/**
 * Measures what work costs a page: processor time of its main thread. A machine that does something
 * else meanwhile, or waits for a network, changes nothing in it.
 */
export class Stopwatch {
  #session: CDPSession;
  #overhead = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Puts a stopwatch to a page that holds the harness. */
  static async on(page: Page): Promise<Stopwatch> {
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const watch = new Stopwatch(session);
    // What asking costs, and a frame with nothing in it.
    const costs: number[] = [];
    for (let n = 0; n < calibrations; n++) {
      costs.push((await watch.cost(() => page.evaluate(() => bench.rest()))).whole);
    }
    watch.#overhead = median(costs);
    return watch;
  }

  /** Measures work that ends with a painted frame. */
  async cost(work: () => Promise<unknown>): Promise<Cost> {
    const before = await this.#read();
    await work();
    const after = await this.#read();
    return {
      whole: Math.max(0, after.whole - before.whole - this.#overhead),
      layout: after.layout - before.layout,
    };
  }

  async #read(): Promise<Cost> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const milliseconds = (name: string) =>
      1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
    return {
      whole: milliseconds('ThreadTime'),
      layout: milliseconds('LayoutDuration') + milliseconds('RecalcStyleDuration'),
    };
  }
}
