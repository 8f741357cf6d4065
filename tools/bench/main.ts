import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { installPart } from '../parts/install.js';

// npm run bench [-- --only bytes,script,growth] [--rounds 5]: measures what was built beside a hand-written
// feed (page/vanilla.ts), and prints one table. Every time and ratio comes from the same run.
const parts = ['bytes', 'script', 'visit', 'growth', 'parse', 'proxy', 'peers'] as const;

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
const { run } = await import('./run.js');
await run(only, rounds);
