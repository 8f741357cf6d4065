import Mocha from 'mocha';
import { installPart, partOf } from '../../tools/parts/install.js';
import { testFiles } from './files.js';
import { mochaHooks } from './node-hooks.js';
import { report } from './tally.js';

// Usage: npm run test:node [-- <file or glob> …]
// Without any: the tests of the product, which need no packages but the root's.
const asked = process.argv.slice(2);
const found = await testFiles(asked, ['test/!(element)/**/*.test.ts']);
const files = asked.length > 0 ? found : found.filter((file) => !partOf(file));
for (const part of new Set(files.map(partOf))) if (part) installPart(part);

const mocha = new Mocha({
  ui: 'bdd',
  timeout: 10_000,
  rootHooks: mochaHooks,
  forbidOnly: !!process.env.CI,
});
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run(async (failed) => {
  await report({ passed: runner.stats?.passes ?? 0, failed });
});
