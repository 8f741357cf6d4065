import { inTurn, Stopwatch, slowDown, tagOf } from '../lab.js';
import { compare, type Part } from '../table.js';

const rows = 400;

/** What a change of day costs: only the rows whose words change are written, those of the last two days. */
const measure: Part = async (lab, rounds) => {
  const samples = await inTurn(rounds, ['day', 'all'] as const, (what) =>
    lab.fresh(
      '/memory/ours',
      async (page) => {
        await page.evaluate(
          async (script, count) => {
            bench.setClock('2026-10-31T12:00:00Z');
            await bench.fill();
            await import(script);
            await bench.mount();
            await bench.grow(count);
            bench.setClock('2026-11-01T12:00:00Z');
          },
          tagOf('ours').script,
          rows,
        );
        const watch = await Stopwatch.on(page);
        let written = 0;
        const ms = await watch.cost(async () => {
          written = await page.evaluate((it) => bench.rewrite(it), what);
        });
        return { ms, written };
      },
      slowDown,
    ),
  );
  const figure = (what: string, unit: 'ms' | '', key: 'ms' | 'written') =>
    compare(
      what,
      unit,
      samples.day.map((it) => it[key]),
      samples.all.map((it) => it[key]),
      'all rows',
    );
  return [
    figure(`rows written on another day, of ${rows}`, '', 'written'),
    figure(`writing them, ${slowDown}× slower`, 'ms', 'ms'),
  ];
};

export default measure;
