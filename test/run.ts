import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { add, failure, line, type Tally } from './support/tally.js';

// npm test: everything that concerns the product, in Node and Chromium, with the packages of `npm ci`.
// npm run test:all: that, and what needs more packages or browsers; --extras runs only these.
const { values } = parseArgs({
  options: { all: { type: 'boolean' }, extras: { type: 'boolean' } },
});

/** A check is an npm script that succeeds or fails; tests report how many passed. */
type Step = readonly [name: string, kind: 'check' | 'tests', ...args: string[]];

const product: readonly Step[] = [
  // First: tests take the types of entries from what was built, as apps do.
  ['Build', 'check', 'build'],
  ['Types', 'check', 'types'],
  ['Tests in Node', 'tests', 'test/support/node-tests.ts'],
  ['Tests in Chromium', 'tests', 'test/support/browser-tests.ts'],
];

const node = (folder: string) => ['test/support/node-tests.ts', `test/${folder}/**/*.test.ts`];
const browsers = (name: string) => ['test/support/browser-tests.ts', '--browsers', name];

const extras: readonly Step[] = [
  ['Lint, format and prose', 'check', 'lint'],
  ['Manifest and reference tables', 'check', 'manifest:check'],
  ['Public API and changesets', 'check', 'api'],
  ['Reports of the exported types', 'check', 'api:types', '--', '--check'],
  ['Types of the parts', 'check', 'types:parts'],
  ['The tarball, checked by publint and attw', 'tests', ...node('publish')],
  ['The documentation site', 'check', 'docs'],
  ['Tests of the documentation site', 'tests', ...node('site')],
  ['CMS', 'tests', ...node('cms')],
  ['Frameworks', 'tests', ...node('frameworks')],
  ['Runtimes', 'tests', ...node('runtimes')],
  ['Test runners, jsdom and happy-dom', 'tests', ...node('environments')],
  ['Build tools', 'tests', ...node('build-tools')],
  ['Frameworks with a server of their own', 'tests', ...node('hosts')],
  ['Stores of the proxy', 'tests', ...node('stores')],
  ['Tests in Firefox', 'tests', ...browsers('firefox')],
  ['Tests in WebKit', 'tests', ...browsers('webkit')],
];

let total: Tally = { passed: 0, failed: 0 };
for (const [name, kind, ...args] of [
  ...(values.extras ? [] : product),
  ...(values.all || values.extras ? extras : []),
]) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const tally = kind === 'check' ? await runCheck(args) : await runTests(args);
  total = add(total, tally);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`── ${name}: ${tally.failed > 0 ? 'FAILED' : 'passed'}, ${seconds} s`);
  // Nothing can be tested without a build.
  if (args[0] === 'build' && tally.failed > 0) break;
}
console.log(`\n${line(total)}`);
process.exit(total.failed > 0 ? 1 : 0);

async function runCheck(args: readonly string[]): Promise<Tally> {
  const npm = spawn('npm', ['run', '--silent', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const code = await new Promise((resolve) => npm.once('close', resolve));
  return code === 0 ? { passed: 1, failed: 0 } : failure;
}

/** A runner reports its count by a message; one that ends without, or with a bad exit code, has failed. */
function runTests(args: readonly string[]): Promise<Tally> {
  const runner = spawn(process.execPath, ['--import', 'tsx', ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
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
