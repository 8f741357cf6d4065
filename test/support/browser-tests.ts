import { parseArgs } from 'node:util';
import {
  startTestRunner,
  type TestRunner,
  type TestSession,
  type TestSuiteResult,
} from '@web/test-runner';
import { browserRun } from '../../web-test-runner.config.js';
import { type Engine, parseEngines, startEngine } from './engines.js';
import { testFiles } from './files.js';
import { Progress } from './progress.js';
import { startSandbox } from './sandbox-server.js';
import { add, failure, report, type Tally } from './tally.js';

// Usage: npm run test:browser [-- --browsers chromium,firefox,webkit] [--watch] [<file or glob> …]
const DEFAULT = [
  'test/element/**/*.test.ts',
  'test/{loader,package}/**/*.browser.test.ts',
  'test/api/**/*.test.ts',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browsers: { type: 'string', default: process.env.BROWSERS || 'chromium' },
    watch: { type: 'boolean', default: false },
  },
});

const files = await testFiles(positionals, DEFAULT);
let total: Tally = { passed: 0, failed: 0 };
for (const engine of parseEngines(values.browsers)) total = add(total, await runIn(engine));
await report(total);

/**
 * One browser after the other, because they would compete for the processor, and a crash must not
 * affect another one.
 */
async function runIn(name: Engine): Promise<Tally> {
  if (files.length === 0) return failure;
  console.log(`\n${name}`);
  const elsewhere = await startSandbox();
  try {
    const engine = await startEngine(name);
    try {
      return await run({ files, engine, elsewhere, watch: values.watch });
    } finally {
      await engine.stop();
    }
  } catch (error) {
    console.error(error);
    return failure;
  } finally {
    await elsewhere.stop();
  }
}

async function run(options: Parameters<typeof browserRun>[0]): Promise<Tally> {
  const runner = await startTestRunner({
    config: browserRun(options),
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return failure;
  const progress = options.watch ? undefined : showProgress(runner, options.files.length);
  if (!runner.stopped) await new Promise((resolve) => runner.on('stopped', resolve));
  progress?.end();
  const sessions = [...runner.sessions.all()];
  for (const url of new Set(sessions.flatMap((session) => session.request404s))) {
    console.log(`Not found: ${url}`);
  }
  const tally = sessions.map(countSession).reduce(add);
  return runner.passed || tally.failed > 0 ? tally : add(tally, failure);
}

function showProgress({ sessions }: TestRunner, total: number): Progress {
  const progress = new Progress(total);
  const show = (session: TestSession) => {
    if (session.status === 'FINISHED') progress.finish(session.testFile, countSession(session));
    else progress.start(session.testFile);
  };
  // Some files have started by now.
  for (const session of sessions.all()) if (session.status !== 'SCHEDULED') show(session);
  sessions.on('session-status-updated', show);
  return progress;
}

function countSession({ passed, testResults }: TestSession): Tally {
  const tally = count(testResults);
  // A file that cannot be loaded, has no test, or fails outside its tests has no failed test to
  // count.
  const silent = tally.failed === 0 && (!passed || !holdsTests(testResults));
  return silent ? add(tally, failure) : tally;
}

function holdsTests(suite: TestSuiteResult | undefined): boolean {
  return !!suite && (suite.tests.length > 0 || suite.suites.some(holdsTests));
}

function count(suite: TestSuiteResult | undefined): Tally {
  if (!suite) return { passed: 0, failed: 0 };
  const run = suite.tests.filter((test) => !test.skipped);
  const passed = run.filter((test) => test.passed).length;
  return suite.suites.map(count).reduce(add, { passed, failed: run.length - passed });
}
