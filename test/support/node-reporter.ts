import Mocha, { type ReporterConstructor } from 'mocha';
import { Progress } from './progress.js';

const {
  EVENT_SUITE_BEGIN,
  EVENT_SUITE_END,
  EVENT_TEST_PASS,
  EVENT_TEST_PENDING,
  EVENT_TEST_FAIL,
  EVENT_RUN_END,
} = Mocha.Runner.constants;

/**
 * The reporter of the Node tests. Mocha's pool takes the files in this order, and reports the
 * events of a file once it has finished. The next file in the order has started by then.
 */
export function nodeReporter(files: readonly string[], jobs: number): ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      const progress = new Progress(files.length);
      const waiting = [...files];
      const startNext = () => {
        const next = waiting.shift();
        if (next) progress.start(next);
      };
      for (let job = 0; job < jobs; job += 1) startNext();

      let file = '';
      let tally = { passed: 0, failed: 0 };
      const count = (test: Mocha.Runnable, result?: 'passed' | 'failed') => {
        file = test.file ?? file;
        if (result) tally[result] += 1;
      };
      runner.on(EVENT_SUITE_BEGIN, (suite) => {
        if (suite.root) tally = { passed: 0, failed: 0 };
      });
      runner.on(EVENT_TEST_PASS, (test) => count(test, 'passed'));
      runner.on(EVENT_TEST_PENDING, (test) => count(test));
      runner.on(EVENT_TEST_FAIL, (test, error) => {
        count(test, 'failed');
        console.log(`Failed: ${test.fullTitle()}\n  ${error?.message}`);
      });
      runner.on(EVENT_SUITE_END, (suite) => {
        if (!suite.root) return;
        progress.finish(file, tally);
        startNext();
      });
      runner.once(EVENT_RUN_END, () => {
        progress.end();
        if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures);
      });
    }
  };
}
