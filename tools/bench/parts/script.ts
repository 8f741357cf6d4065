import { inTurn, Stopwatch, slowDown, tagOf, type Variant } from '../lab.js';
import { compare, type Part } from '../table.js';

const variants = ['ours', 'vanilla'] as const satisfies readonly Variant[];

/** How the first rows come, on a slow processor: main thread time from the start of the script. */
const measure: Part = async (lab, rounds) => {
  const samples = await inTurn(rounds, variants, async (variant) => {
    const { script, tag } = tagOf(variant);
    const start = await lab.fresh(
      `/waiting/${variant}`,
      async (page) => {
        const watch = await Stopwatch.on(page);
        return watch.cost(() => page.evaluate((a, b) => bench.start(a, b), script, tag));
      },
      slowDown,
    );
    const steps = await lab.fresh(
      `/memory/${variant}`,
      async (page) => {
        const watch = await Stopwatch.on(page);
        await page.evaluate(() => bench.fill());
        await page.evaluate((it) => bench.download(it), script);
        const evaluation = await watch.cost(() => page.evaluate(() => bench.evaluate()));
        const rows = await watch.cost(() => page.evaluate(() => bench.mount()));
        const more = await watch.cost(() => page.evaluate(() => bench.loadMore()));
        return { evaluation, rows, more };
      },
      slowDown,
    );
    return { start, ...steps };
  });
  const figure = (what: string, key: 'start' | 'evaluation' | 'rows' | 'more') =>
    compare(
      `${what}, ${slowDown}× slower`,
      'ms',
      samples.ours.map((it) => it[key]),
      samples.vanilla.map((it) => it[key]),
    );
  return [
    figure('script start to first row, over HTTP', 'start'),
    figure('module evaluation', 'evaluation'),
    figure('first 20 rows, from memory', 'rows'),
    figure('a further page of 20', 'more'),
  ];
};

export default measure;
