import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { installPart } from '../parts/install.js';
import type { Figure, Part } from './table.js';

// npm run bench [-- --only bytes,script,growth] [--rounds 5]: measures what was built beside a hand-written
// feed (page/vanilla.ts), and prints one table. Every time and ratio comes from the same run.
const parts = ['bytes', 'script', 'visit', 'growth', 'day', 'parse', 'proxy', 'peers'] as const;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: parts.join() },
    rounds: { type: 'string', default: '15' },
  },
});
const only = values.only.split(',').map((name) => name.trim());
const unknown = only.filter((name) => !parts.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(', ')}, only ${parts.join(', ')}.`);
  process.exit(1);
}
const rounds = Number(values.rounds);
if (!(rounds >= 1)) {
  console.error(`--rounds takes a number from 1, not ${values.rounds}.`);
  process.exit(1);
}
if (!existsSync('dist/stamps-activity-feed.js')) {
  console.error('There is nothing to measure yet: npm run build');
  process.exit(1);
}
installPart('tools/bench');
if (only.includes('peers')) installPart('tools/bench/peers');
// What follows needs the packages that have just been installed.
const { openLab } = await import('./lab.js');
const { checkRows } = await import('./rows.js');
const { table } = await import('./table.js');
const start = performance.now();
const lab = await openLab();
const figures: Figure[] = [];
try {
  await checkRows(lab);
  for (const name of only) {
    console.error(`${name} …`);
    const measure: Part = (await import(`./parts/${name}.js`)).default;
    figures.push(...(await measure(lab, rounds)));
  }
} finally {
  await lab.stop();
  // If a part fails, the figures of those before it are printed all the same.
  console.log(table(figures));
}
console.log(`\n${Math.round((performance.now() - start) / 1000)} s`);
