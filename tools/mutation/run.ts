import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';

// npm run mutation [-- <glob of source files> …]: changes the source in a thousand small ways, and says
// which of them no test in Node notices. Takes a while; `-- src/feed/loading/load.ts` is quick.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many tests run at once. */
    concurrency: { type: 'string', default: '2' },
    /** Only whether the tests pass as they are. */
    'dry-run': { type: 'boolean', default: false },
  },
});

/** Every file of these folders; what is left out stands here, with its reason. */
const sources = ['src/{activities,api,feed}/**/*.ts'];

/** The quick ones first: a mutant is dead with the first test that fails. */
const tests = [
  'test/api/{kinds,summary,summary-values,older-shapes,ids,union,hostile-items}.test.ts',
  'test/api/{messages,page,retry-wait,newer,identity,invalid-config,paging}.test.ts',
  // Generated cases take long, and hold what the others hold: they are no help against a mutant.
  'test/feed/**/!(interleavings).test.ts',
  'test/api/**/!(paging-model|wrong-answers).test.ts',
];

const options: PartialStrykerOptions & { tests: readonly string[] } = {
  mutate: positionals.length > 0 ? positionals : sources,
  tests,
  plugins: [fileURLToPath(new URL('plugins.ts', import.meta.url))],
  testRunner: 'node-tests',
  coverageAnalysis: 'perTest',
  concurrency: Number(values.concurrency),
  dryRunOnly: values['dry-run'],
  // A mutant that loops is dead; one that waits fails its test's own timeout.
  timeoutMS: 10_000,
  // Of TypeScript 7, Stryker can read no tsconfig; nothing but paths would be rewritten in it.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  ignorePatterns: ['dist', '.cache', 'demo/screenshots'],
  tempDirName: '.cache/mutation',
  reporters: ['folders', 'html', 'progress-append-only'],
  htmlReporter: { fileName: '.cache/mutation.html' },
  thresholds: { high: 95, low: 85, break: 85 },
  // `tests` is this runner's own.
  warnings: {
    unknownOptions: false,
    preprocessorErrors: true,
    unserializableOptions: true,
    slow: true,
  },
};

// All of Stryker's processes read TypeScript.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import tsx`;
await new Stryker(options).runMutationTest();
