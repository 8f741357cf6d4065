import type { Figure } from '../figures.js';
import { type Lab, usedBy } from '../lab.js';
import type { Variant } from '../page/feeds.js';

const times = 1_000;

/** What is left of feeds that came and went. */
export async function mounts(lab: Lab): Promise<Figure[]> {
  const left = (variant: Variant) =>
    lab.fresh('/', async (page) => {
      await page.evaluate(async (it) => {
        await bench.fillMemory();
        await bench.load(it);
        // The first ones leave caches and compiled code behind, once.
        await bench.mountAndRemove(it, 50);
      }, variant);
      const before = await usedBy(page);
      await page.evaluate((it, count) => bench.mountAndRemove(it, count), variant, times);
      const after = await usedBy(page);
      return { heap: after.heap - before.heap, nodes: after.nodes - before.nodes };
    });
  const ours = await left('ours');
  const vanilla = await left('vanilla');
  const name = `${times.toLocaleString('en')} mounts`;
  return [
    {
      what: `heap left behind by ${name}`,
      unit: 'B',
      ours: ours.heap,
      beside: ['vanilla', vanilla.heap],
    },
    {
      what: `nodes left behind by ${name}`,
      unit: '',
      ours: ours.nodes,
      beside: ['vanilla', vanilla.nodes],
    },
  ];
}
