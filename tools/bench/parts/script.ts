import type { Page } from 'puppeteer-core';
import type { Figure } from '../figures.js';
import { type Lab, slowDown } from '../lab.js';
import { inRounds, median, medians } from '../rounds.js';
import { Stopwatch } from '../stopwatch.js';

const rounds = 5;
const variants = ['ours', 'vanilla'] as const;
type Variant = (typeof variants)[number];

async function evaluation(page: Page, variant: Variant): Promise<number> {
  const watch = await Stopwatch.on(page);
  await page.evaluate((it) => bench.fetchScript(it), variant);
  return (await watch.cost(() => page.evaluate(() => bench.evaluate()))).whole;
}

async function firstRow(page: Page, variant: Variant): Promise<number> {
  const watch = await Stopwatch.on(page);
  return (await watch.cost(() => page.evaluate((it) => bench.firstRow(it), variant))).whole;
}

async function answered(page: Page, variant: Variant): Promise<number> {
  await page.evaluate(async (it) => {
    await bench.fillMemory();
    await bench.load(it);
  }, variant);
  return page.evaluate((it) => bench.answered(it), variant);
}

/** What mounting feeds costs, one after another. */
async function mounts(page: Page, variant: Variant): Promise<number[]> {
  const watch = await Stopwatch.on(page);
  await page.evaluate(async (it) => {
    await bench.fillMemory();
    await bench.load(it);
  }, variant);
  const costs: number[] = [];
  for (let n = 0; n < 16; n++) {
    const { whole } = await watch.cost(() => page.evaluate((it) => bench.mount(it), variant));
    costs.push(whole);
    await page.evaluate(() => bench.unmount());
  }
  return costs;
}

/** The script's evaluation, the way to the first row, and one page of rows. */
export async function script(lab: Lab): Promise<Figure[]> {
  const evaluated = medians(
    await inRounds(rounds, variants, (variant) =>
      lab.fresh('/', (page) => evaluation(page, variant), slowDown),
    ),
  );
  const first = medians(
    await inRounds(rounds, variants, (variant) =>
      lab.fresh(`/waiting/${variant}`, (page) => firstRow(page, variant), slowDown),
    ),
  );
  const waited = medians(
    await inRounds(rounds, variants, (variant) =>
      lab.fresh('/', (page) => answered(page, variant), slowDown),
    ),
  );
  const mounted = await inRounds(rounds, variants, (variant) =>
    lab.fresh('/', (page) => mounts(page, variant)),
  );
  const cold = (all: number[][]) => median(all.map(([first]) => first ?? Number.NaN));
  const warm = (all: number[][]) => median(all.flatMap(([, ...later]) => later));
  const slow = `${slowDown} × slower processor`;
  return [
    {
      what: `script compiled and evaluated, ${slow}`,
      unit: 'ms',
      ours: evaluated.ours,
      beside: ['vanilla', evaluated.vanilla],
    },
    {
      what: `first row after script start, HTTP, ${slow}`,
      unit: 'ms',
      ours: first.ours,
      beside: ['vanilla', first.vanilla],
      target: { atMost: 1.5, of: 'ratio' },
    },
    {
      what: `first rows after an answer that took 600 ms, ${slow}`,
      unit: 'ms',
      ours: waited.ours,
      beside: ['vanilla', waited.vanilla],
    },
    {
      what: 'a page of 20 rendered, the first on its page',
      unit: 'ms',
      ours: cold(mounted.ours),
      beside: ['vanilla', cold(mounted.vanilla)],
      target: { atMost: 2, of: 'ratio' },
    },
    {
      what: 'a page of 20 rendered, further ones',
      unit: 'ms',
      ours: warm(mounted.ours),
      beside: ['vanilla', warm(mounted.vanilla)],
      target: { atMost: 2, of: 'ratio' },
    },
  ];
}
