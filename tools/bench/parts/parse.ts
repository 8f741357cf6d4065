import { inTurn, Stopwatch } from '../lab.js';
import { compare, type Part } from '../table.js';

const pages = 400;

/** Reading a page as `/api` does, beside JSON.parse alone. */
const measure: Part = async (lab, rounds) => {
  const { json, parsed } = await inTurn(rounds, ['parsed', 'json'] as const, (form) =>
    lab.fresh('/memory/ours', async (page) => {
      await page.evaluate(() => bench.fill());
      const watch = await Stopwatch.on(page);
      const work = () => page.evaluate((count, it) => bench.parse(count, it), pages, form);
      return (await watch.cost(work)) / pages;
    }),
  );
  return [compare('a page of 20 parsed and validated', 'ms', parsed, json, 'JSON.parse')];
};

export default measure;
