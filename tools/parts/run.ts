import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPart } from './install.js';

// tsx tools/parts/run.ts <folder> [<command> <argument> …]: installs the packages of a part, and runs a command
// of theirs in the root.
const [folder = '', command, ...args] = process.argv.slice(2);
if (!existsSync(join(folder, 'package-lock.json'))) {
  console.error(`There is no lock file in "${folder}".`);
  process.exit(1);
}
installPart(folder);
if (command) {
  const { status } = spawnSync(join(folder, 'node_modules', '.bin', command), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
