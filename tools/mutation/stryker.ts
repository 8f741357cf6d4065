import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';

/** What is changed in one run, and the tests that have to notice. */
export interface AreaRun {
  readonly name: string;
  /** The source files to change. */
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
  /** The run fails below this score, in percent. */
  readonly minimum: number;
}

type Options = PartialStrykerOptions & { mochaOptions: Record<string, unknown> };

/** Stryker's options for a run. */
export const optionsFor = (run: AreaRun, concurrency: number, dryRunOnly: boolean): Options => ({
  mutate: [...run.mutate],
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: { spec: run.tests, require: ['test/support/node-hooks.ts'] },
  coverageAnalysis: 'perTest',
  concurrency,
  dryRunOnly,
  // A change may make a test wait for ever.
  timeoutMS: 5_000,
  // Stryker reads a tsconfig with TypeScript's API, which version 7 does not have.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  ignorePatterns: ['dist', '.cache', 'demo/screenshots', 'tools/*/node_modules'],
  tempDirName: '.cache/mutation',
  reporters: ['clear-text', 'html', 'progress-append-only'],
  clearTextReporter: { reportTests: false, allowColor: false },
  htmlReporter: { fileName: `.cache/mutation-${run.name}.html` },
  thresholds: { high: 95, low: run.minimum, break: run.minimum },
});

/** The share of the changes that a test noticed, as text. */
export const scoreOf = (results: readonly MutantResult[]): string => {
  const count = (...statuses: readonly string[]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const valid = noticed + count('Survived', 'NoCoverage');
  return valid === 0 ? 'no changes' : `${((100 * noticed) / valid).toFixed(1)} % of ${valid}`;
};
