import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { installPart, partOf } from '../../tools/parts/install.js';
import { testFiles } from './files.js';
import { mochaHooks } from './node-hooks.js';
import { nodeReporter } from './node-reporter.js';
import { report } from './tally.js';

// Usage: npm run test:node [-- <file or glob> …]
// Without any: the tests of the product, which need no packages but the root's.
// Several files at a time, in a pool of processes. The folders that take longest come first.
const DEFAULT = [
  'test/package/**/!(*.browser).test.ts',
  'test/{demo,docs}/**/*.test.ts',
  // The documentation site has to be built first.
  'test/!(element|long|site)/**/!(*.browser).test.ts',
];

const asked = process.argv.slice(2);
const found = await testFiles(asked, DEFAULT);
const files = asked.length > 0 ? found : found.filter((file) => !partOf(file));
for (const part of new Set(files.map(partOf))) if (part) installPart(part);

// A single file runs in this process, which is easier to debug.
const jobs = files.length > 1 ? Math.min(4, Math.max(2, availableParallelism())) : 1;
const mocha = new Mocha({
  ui: 'bdd',
  timeout: 30_000,
  parallel: true,
  jobs,
  forbidOnly: !!process.env.CI,
  rootHooks: mochaHooks,
  // The processes of the pool load the hooks themselves.
  require: [fileURLToPath(new URL('node-hooks.ts', import.meta.url))],
  reporter: nodeReporter(files, jobs),
});
for (const file of files) mocha.addFile(file);
if (jobs === 1) await mocha.loadFilesAsync();
const runner = mocha.run(async (failed) => {
  await report({ passed: runner.stats?.passes ?? 0, failed });
});
