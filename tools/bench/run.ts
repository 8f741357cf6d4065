import { openLab } from './lab.js';
import { bytes } from './parts/bytes.js';
import { growth } from './parts/growth.js';
import { parse } from './parts/parse.js';
import { peers } from './parts/peers.js';
import { proxy } from './parts/proxy.js';
import { script } from './parts/script.js';
import { visit } from './parts/visit.js';
import { checkRows } from './rows.js';
import { type Part, table } from './table.js';

const parts: Readonly<Record<string, Part>> = { bytes, script, visit, growth, parse, proxy, peers };

/** Runs the parts one after another, and prints what they found even if a later one fails. */
export async function run(only: readonly string[], rounds: number): Promise<void> {
  const start = performance.now();
  const lab = await openLab();
  const figures = [];
  try {
    await checkRows(lab);
    for (const name of only) {
      console.error(`${name} …`);
      figures.push(...((await parts[name]?.(lab, rounds)) ?? []));
    }
  } finally {
    await lab.stop();
    console.log(table(figures));
  }
  console.log(`\n${Math.round((performance.now() - start) / 1000)} s`);
}
