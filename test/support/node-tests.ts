import Mocha from 'mocha';
import { testFiles } from './files.js';
import { mochaHooks } from './node-hooks.js';
import { report } from './tally.js';

// Usage: npm run test:node [-- <file or glob> …]
const DEFAULT = ['test/!(element)/**/*.test.ts'];

const mocha = new Mocha({
  ui: 'bdd',
  timeout: 10_000,
  rootHooks: mochaHooks,
  forbidOnly: !!process.env.CI,
});
for (const file of await testFiles(process.argv.slice(2), DEFAULT)) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run(async (failed) => {
  await report({ passed: runner.stats?.passes ?? 0, failed });
});
