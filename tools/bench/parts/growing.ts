import type { Page } from 'puppeteer-core';
import { usedBy } from '../lab.js';
import type { Variant } from '../page/feeds.js';
import { Stopwatch } from '../stopwatch.js';

/** From how many rows on a page more is measured, and how often. */
export const stops = [
  [20, 3],
  [200, 5],
  [400, 5],
  [2_000, 5],
  [10_000, 7],
] as const;
export const last = 10_000;

/** What one page more cost, in milliseconds. */
export interface LoadCosts {
  /** By a feed that is not laid out, so that nothing else is in it. */
  readonly script: readonly number[];
  /** Style and layout. */
  readonly layout: readonly number[];
  /** Everything, to the painted frame. */
  readonly painted: readonly number[];
}

/** What a feed cost while it grew. */
export interface Growth {
  /** By the number of rows. */
  readonly loads: Readonly<Record<number, LoadCosts>>;
  /** Bytes and nodes a row, at the end; the bytes beside those of the JSON values. */
  readonly heap: number;
  readonly nodes: number;
  /** Bytes a row that the parsed activities take, beside those of the JSON values. */
  readonly parsed: number;
}

const loadMore = (page: Page) => page.evaluate(() => bench.loadMore());

async function loads(page: Page, watch: Stopwatch, times: number): Promise<LoadCosts> {
  const costs = { script: [] as number[], layout: [] as number[], painted: [] as number[] };
  for (let n = 0; n < times; n++) {
    const { whole, layout } = await watch.cost(() => loadMore(page));
    costs.painted.push(whole);
    costs.layout.push(layout);
  }
  await page.evaluate(() => bench.hide(true));
  for (let n = 0; n < times; n++) {
    costs.script.push((await watch.cost(() => loadMore(page))).whole);
  }
  await page.evaluate(() => bench.hide(false));
  return costs;
}

/** Lets a feed grow to its last stop, and measures on the way. */
export async function grow(page: Page, variant: Variant): Promise<Growth> {
  await page.evaluate(async (it) => {
    await bench.fillMemory();
    await bench.load(it);
  }, variant);
  const holding = async (rows: number, form: 'json' | 'parsed') => {
    await page.evaluate((count, it) => bench.hold(count, it), rows, form);
    return (await usedBy(page)).heap;
  };
  const parsed = await holding(last, 'parsed');
  const data = await holding(last, 'json');
  await holding(0, 'json');
  const empty = await usedBy(page);
  await page.evaluate((it) => bench.mount(it), variant);
  const watch = await Stopwatch.on(page);
  const costs: Record<number, LoadCosts> = {};
  let full = empty;
  for (const [rows, times] of stops) {
    await page.evaluate(() => bench.hide(true));
    await page.evaluate((count) => bench.grow(count), rows);
    await page.evaluate(() => bench.hide(false));
    if (rows === last) full = await usedBy(page);
    costs[rows] = await loads(page, watch, times);
  }
  return {
    loads: costs,
    heap: (full.heap - data) / last,
    nodes: (full.nodes - empty.nodes) / last,
    parsed: (parsed - data) / last,
  };
}
