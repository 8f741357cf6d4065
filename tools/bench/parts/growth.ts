import { heapOf, inTurn, type Lab, Stopwatch, tagOf, type Variant } from '../lab.js';
import { compare, type Figure, type Part } from '../table.js';

const [early, late] = [400, 10_000];
const pages = 5;
const variants = ['ours', 'vanilla', 'templates'] as const satisfies readonly Variant[];

interface Growth {
  /** What each further page costs there. */
  readonly early: readonly number[];
  readonly late: readonly number[];
  readonly heap: number;
  /** The part of it that the activities take. */
  readonly activities: number;
}

const grow = (lab: Lab, variant: Variant): Promise<Growth> =>
  lab.fresh(`/memory/${variant}`, async (page) => {
    await page.evaluate(async (it) => {
      await bench.fill();
      await import(it);
    }, tagOf(variant).script);
    await page.evaluate(() => bench.mount());
    const empty = await heapOf(page);
    const watch = await Stopwatch.on(page);
    const costs = async (rows: number) => {
      await page.evaluate((it) => bench.grow(it), rows);
      const all: number[] = [];
      for (let n = 0; n < pages; n++) {
        all.push(await watch.cost(() => page.evaluate(() => bench.loadMore())));
      }
      return all;
    };
    const first = await costs(early);
    await page.evaluate((it) => bench.grow(it), late);
    const heap = ((await heapOf(page)) - empty) / late;
    const lateCosts = await costs(late);
    await page.evaluate(() => bench.keepActivities());
    const activities = ((await heapOf(page)) - empty) / (late + pages * 20);
    return { early: first, late: lateCosts, heap, activities };
  });

/** Milliseconds that showing five waiting activities takes on a very slow processor. */
const showNew = (lab: Lab, variant: Variant): Promise<number> =>
  lab.fresh(`/memory/${variant}`, async (page) => {
    await page.evaluate(async (it) => {
      await bench.fill(5);
      await import(it);
      await bench.mount();
      await bench.grow(400);
      await bench.findNew();
    }, tagOf(variant).script);
    const watch = await Stopwatch.on(page);
    await page.emulateCPUThrottling(20);
    return watch.cost(() => page.evaluate(() => bench.showNew()));
  });

/** What a long feed costs. */
const measure: Part = async (lab, rounds) => {
  // Each of them measures several pages.
  const times = Math.max(1, Math.round(rounds / 5));
  const grown = await inTurn(times, variants, (variant) => grow(lab, variant));
  const shown = await inTurn(times, variants, (variant) => showNew(lab, variant));
  const load = (variant: Variant, at: 'early' | 'late') => grown[variant].flatMap((it) => it[at]);
  const heap = (variant: Variant) => grown[variant].map((it) => it.heap);
  const besideActivities = (variant: Variant) =>
    grown[variant].map(({ heap: all, activities }) => all - activities);
  const rows = (count: number) => `${count.toLocaleString('en')} rows`;
  const figures: Figure[] = [];
  for (const [variant, suffix] of [
    ['ours', ''],
    ['templates', ', a template each'],
  ] as const) {
    figures.push(
      compare(
        `load more at ${rows(early)}${suffix}`,
        'ms',
        load(variant, 'early'),
        load('vanilla', 'early'),
      ),
      compare(
        `load more at ${rows(late)}${suffix}`,
        'ms',
        load(variant, 'late'),
        load('vanilla', 'late'),
      ),
      compare(
        `load more at ${rows(late)}${suffix}`,
        'ms',
        load(variant, 'late'),
        load(variant, 'early'),
        `at ${rows(early)}`,
      ),
      compare(`heap per row at ${rows(late)}${suffix}`, 'B', heap(variant), heap('vanilla')),
      compare(
        `the same, beside the activities${suffix}`,
        'B',
        besideActivities(variant),
        besideActivities('vanilla'),
      ),
      compare(
        `show 5 new at ${rows(early)}${suffix}, 20× slower`,
        'ms',
        shown[variant],
        shown.vanilla,
      ),
    );
  }
  return figures;
};

export default measure;
