import type { StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import { testFiles } from '../../test/support/files.js';
import { mochaHooks } from '../../test/support/node-hooks.js';
import { FolderReporter } from './reporter.js';

/** What instrumented code and its runner tell each other: Stryker's own global. */
interface Instrumenter {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: NonNullable<Extract<DryRunResult, { tests: unknown }>['mutantCoverage']>;
}

const instrumenter: Instrumenter = {};
Object.assign(globalThis, { __stryker__: instrumenter });

/** Milliseconds that a test may take: without a mutant, and with one, since many only hang. */
const timeouts = { calm: 60_000, mutated: 3_000 };

/**
 * Runs the Node tests for Stryker, as `test/support/node-tests.ts` does: the same Mocha, the same hooks.
 * (Stryker's own runner for Mocha reaches into files that Mocha 12 no longer has.)
 */
class NodeTestRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #mocha = new Mocha({ ui: 'bdd', reporter: Mocha.reporters.Base });
  readonly #tests: readonly string[];
  #isLoaded = false;

  constructor(options: StrykerOptions) {
    this.#tests = options.tests as string[];
  }

  capabilities() {
    // Modules are loaded once in a process: Stryker starts another one for what runs while they load.
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    // One sandbox for all runs: what a mutant left hanging may still talk to it in the next one.
    await mochaHooks.beforeAll();
    this.#mocha.cleanReferencesAfterRun(false);
    // In the order of the globs: a mutant is dead with the first test that fails.
    const files = await Promise.all(this.#tests.map((glob) => testFiles([glob], [])));
    for (const file of new Set(files.flat())) this.#mocha.addFile(file);
    this.#mocha.suite.beforeEach('says which test runs', function () {
      instrumenter.currentTestId = this.currentTest?.fullTitle();
    });
  }

  dispose(): Promise<void> {
    return mochaHooks.afterAll();
  }

  async dryRun({ coverageAnalysis, disableBail }: DryRunOptions): Promise<DryRunResult> {
    const result = await this.#run(!disableBail);
    if (result.status !== DryRunStatus.Complete || coverageAnalysis === 'off') return result;
    return { ...result, mutantCoverage: instrumenter.mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, disableBail, hitLimit, mutantActivation } = options;
    instrumenter.hitLimit = hitLimit;
    instrumenter.hitCount = hitLimit === undefined ? undefined : 0;
    const names = testFilter?.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    this.#mocha.grep(names ? new RegExp(`^(${names.join('|')})$`) : /^/);
    const result = await this.#run(!disableBail, activeMutant.id, mutantActivation === 'static');
    return toMutantRunResult(result);
  }

  async #run(bail: boolean, mutant?: string, isStatic = false): Promise<DryRunResult> {
    if (!this.#isLoaded) {
      instrumenter.activeMutant = isStatic ? mutant : undefined;
      try {
        await this.#mocha.loadFilesAsync();
      } catch (error) {
        return { status: DryRunStatus.Error, errorMessage: String(error) };
      }
      this.#isLoaded = true;
    }
    arrange(this.#mocha.suite, bail, mutant === undefined ? timeouts.calm : timeouts.mutated);
    instrumenter.activeMutant = mutant;
    const tests = await this.#results();
    const { hitCount, hitLimit } = instrumenter;
    return determineHitLimitReached(hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests };
  }

  #results(): Promise<TestResult[]> {
    const tests: TestResult[] = [];
    return new Promise((resolve) => {
      const runner = this.#mocha.run(() => resolve(tests));
      const add = (test: Mocha.Runnable, facts: Pick<TestResult, 'status'> & object) => {
        const name = (test.ctx?.currentTest ?? test).fullTitle();
        const timeSpentMs = test.duration ?? 0;
        tests.push({ id: name, name, timeSpentMs, ...facts } as TestResult);
      };
      runner.on('pass', (test) => add(test, { status: TestStatus.Success }));
      runner.on('fail', (test, { message }: Error) => {
        add(test, Object.assign({ status: TestStatus.Failed }, { failureMessage: message }));
      });
    });
  }
}

function arrange(suite: Mocha.Suite, bail: boolean, timeout: number): void {
  suite.bail(bail);
  for (const test of suite.tests) test.timeout(timeout);
  for (const child of suite.suites) arrange(child, bail, timeout);
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, 'folders', FolderReporter),
  declareClassPlugin(PluginKind.TestRunner, 'node-tests', NodeTestRunner),
];
