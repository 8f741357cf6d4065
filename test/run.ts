import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ENGINES, parseEngines } from './support/engines.js';
import { add, failure, line, type Tally } from './support/tally.js';

// npm test [-- --browsers chromium,firefox,webkit]: everything a change must pass, in order.
const { values } = parseArgs({
  options: {
    browsers: { type: 'string', default: process.env.BROWSERS || ENGINES[0] },
  },
});
const browsers = parseEngines(values.browsers).join();

/** Each stands on the one before it: the first that fails ends the run. */
const CHECKS = [
  // First: tests take the types of entries from what was built, as apps do.
  ['Build', 'build'],
  ['Types', 'types'],
  ['Lint and format', 'lint'],
  ['Manifest and reference tables', 'manifest:check'],
  ['Public API and changesets', 'api'],
] as const;

for (const [name, script] of CHECKS) {
  heading(name);
  const code = await npmRun(script);
  if (code !== 0) finish(failure, `${name} failed: npm run ${script}`);
}

heading('Tests in Node');
const inNode = await runTests('test/support/node-tests.ts');
heading('Tests in browsers');
const inBrowsers = await runTests('test/support/browser-tests.ts', '--browsers', browsers);
finish(add(inNode, inBrowsers));

function heading(name: string): void {
  console.log(`\n── ${name}`);
}

function finish(tally: Tally, message = ''): never {
  console.log(`\n${message && `${message}\n`}${line(tally)}`);
  process.exit(tally.failed > 0 ? 1 : 0);
}

function npmRun(script: string): Promise<number | null> {
  const npm = spawn('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => npm.once('close', resolve));
}

/** A runner reports its count by a message; one that ends without, or with a bad exit code, has failed. */
function runTests(...args: string[]): Promise<Tally> {
  const runner = spawn(process.execPath, ['--import', 'tsx', ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let tally = failure;
  runner.once('message', (message) => {
    tally = message as Tally;
  });
  return new Promise((resolve) => {
    runner.once('close', (code) => {
      resolve(code !== 0 && tally.failed === 0 ? add(tally, failure) : tally);
    });
  });
}
