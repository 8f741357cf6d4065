import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { installPart } from './install.js';

// npm run types:parts: checks the types of the tools and tests that have packages of their own. `npm run types`
// leaves them out, since it has to work without those packages.
const folders = globSync('{tools,test}/**/package.json', { ignore: '**/node_modules/**' })
  .map(dirname)
  .filter((it) => existsSync(join(it, 'tsconfig.json')))
  .sort();

for (const folder of folders) {
  installPart(folder);
  console.log(`Types of ${folder}`);
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
