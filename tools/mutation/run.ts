import { parseArgs } from 'node:util';
import { glob } from 'tinyglobby';
import { installPart } from '../parts/install.js';
import { areas } from './areas.js';
import { type AreaRun, optionsFor, scoreOf } from './stryker.js';

// npm run mutation [-- <area or source file> …]: Stryker changes the source in small ways, and reports which
// changes no test notices. It fails if they notice less than the area's minimum. It takes a while: `-- proxy` runs one
// area, `-- src/api/retry.ts` one file.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    /** Only runs the tests once without a change. */
    'dry-run': { type: 'boolean', default: false },
  },
});

/** The areas to run, each with the files to change: all of an area, or the files of it that are named. */
async function selection(): Promise<AreaRun[]> {
  const runs: AreaRun[] = [];
  const left = new Set(positionals);
  for (const [name, area] of Object.entries(areas)) {
    const files = await glob([...area.sources]);
    const chosen =
      positionals.length === 0 || left.delete(name) ? files : files.filter((it) => left.delete(it));
    if (chosen.length === 0) continue;
    const tests = await glob([...area.tests]);
    if (tests.length === 0) throw new Error(`There is no test in ${area.tests.join(', ')}.`);
    runs.push({ name, mutate: chosen, tests: tests.sort(), minimum: area.minimum ?? 90 });
  }
  if (left.size > 0) throw new Error(`Neither an area nor a file of one: ${[...left].join(', ')}`);
  return runs;
}

const runs = await selection();
installPart('tools/mutation');
const { Stryker } = await import('@stryker-mutator/core');
const scores: string[] = [];
for (const run of runs) {
  console.log(`\n── ${run.name}`);
  const options = optionsFor(run, Number(values.concurrency), values['dry-run']);
  const results = await new Stryker(options).runMutationTest();
  scores.push(`${run.name}: ${scoreOf(results)}`);
}
console.log(`\n${scores.join('\n')}`);
