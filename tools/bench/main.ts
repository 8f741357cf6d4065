import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Figure, isReached, table } from './figures.js';
import { type Lab, openLab } from './lab.js';
import { bytes } from './parts/bytes.js';
import { growth } from './parts/growth.js';
import { mounts } from './parts/mounts.js';
import { parse } from './parts/parse.js';
import { measurePeers } from './parts/peers.js';
import { script } from './parts/script.js';
import { visit } from './parts/visit.js';

// npm run bench [-- --only bytes,growth] [--peers]: what the built file costs, beside the same rows by hand.
const parts = {
  bytes,
  script,
  parse,
  growth,
  visit,
  mounts,
  peers: measurePeers,
} as const satisfies Record<string, (lab: Lab) => Promise<Figure[]>>;
type Part = keyof typeof parts;

const { values } = parseArgs({
  options: { only: { type: 'string' }, peers: { type: 'boolean', default: false } },
});
const names = Object.keys(parts) as Part[];
// What others have to be fetched for is measured only when it is asked for.
const own = names.filter((name) => name !== 'peers');
const only = values.only?.split(',').map((name) => name.trim()) as Part[] | undefined;
const asked = [...new Set([...(only ?? own), ...(values.peers ? (['peers'] as const) : [])])];
for (const name of asked) {
  if (!names.includes(name)) {
    console.error(`No part is called ${name}. There are: ${names.join(', ')}.`);
    process.exit(1);
  }
}
if (!existsSync('dist/stamps-activity-feed.js')) {
  console.error('There is nothing to measure yet: npm run build.');
  process.exit(1);
}

const start = performance.now();
const figures: Figure[] = [];
const lab = await openLab();
try {
  for (const name of asked) {
    console.error(`${name} …`);
    figures.push(...(await parts[name](lab)));
  }
} finally {
  await lab.stop();
  console.log(table(figures));
}
const missed = figures.filter((figure) => isReached(figure) === false).length;
const seconds = Math.round((performance.now() - start) / 1000);
console.log(
  `\n${missed} of ${figures.filter(({ target }) => target).length} targets missed; ${seconds} s.`,
);
