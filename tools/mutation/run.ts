import { parseArgs } from 'node:util';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';
import { glob } from 'tinyglobby';
import { installPart } from '../parts/install.js';
import { areas } from './areas.js';

// npm run mutation [-- <area or source file> …]: Stryker changes the source in small ways, and reports which
// changes no test in Node notices. It takes a while: `-- proxy` runs one area, `-- src/api/retry.ts` one file.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    /** Only runs the tests once without a change. */
    'dry-run': { type: 'boolean', default: false },
  },
});

/** The areas to run, each with the files to change: all of an area, or the files of it that are named. */
async function selection(): Promise<{ mutate: string[]; tests: string[] }> {
  const mutate: string[] = [];
  const tests = new Set<string>();
  const left = new Set(positionals);
  for (const [name, area] of Object.entries(areas)) {
    const files = await glob([...area.sources]);
    const chosen =
      positionals.length === 0 || left.delete(name) ? files : files.filter((it) => left.delete(it));
    if (chosen.length === 0) continue;
    const found = await glob([...area.tests]);
    if (found.length === 0) {
      console.log(`Skipped ${name}: there is no test in ${area.tests.join(', ')}.`);
      continue;
    }
    mutate.push(...chosen);
    for (const file of found.sort()) tests.add(file);
  }
  if (left.size > 0) throw new Error(`Neither an area nor a file of one: ${[...left].join(', ')}`);
  if (mutate.length === 0) throw new Error('There is nothing to change.');
  return { mutate, tests: [...tests] };
}

const { mutate, tests } = await selection();
const options: PartialStrykerOptions & { mochaOptions: Record<string, unknown> } = {
  mutate,
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: { spec: tests, require: ['test/support/node-hooks.ts'] },
  coverageAnalysis: 'perTest',
  concurrency: Number(values.concurrency),
  dryRunOnly: values['dry-run'],
  // A change may make a test wait for ever.
  timeoutMS: 5_000,
  // Stryker reads a tsconfig with TypeScript's API, which version 7 does not have.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  ignorePatterns: ['dist', '.cache', 'demo/screenshots', 'tools/*/node_modules'],
  tempDirName: '.cache/mutation',
  reporters: ['clear-text', 'html', 'progress-append-only'],
  clearTextReporter: { reportTests: false, allowColor: false },
  htmlReporter: { fileName: '.cache/mutation.html' },
  thresholds: { high: 95, low: 85, break: 85 },
};

installPart('tools/mutation');
const { Stryker } = await import('@stryker-mutator/core');
await new Stryker(options).runMutationTest();
