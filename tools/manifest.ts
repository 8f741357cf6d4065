import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { withTables } from './readme.js';

// Writes custom-elements.json from the source, and the README's tables from that; `--check` only compares.
const check = process.argv.includes('--check');

const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: process.cwd(), noWrite: true });
const stale = [keep('custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`)];
if (existsSync('README.md')) {
  const readme = readFileSync('README.md', 'utf8');
  stale.push(keep('README.md', withTables(readme, manifest, { strict: check })));
}
if (check && stale.includes(true)) {
  console.error('Refresh with: npm run manifest');
  process.exitCode = 1;
}

/** True if the file did not say this; unless checking, it does now. */
function keep(file: string, content: string): boolean {
  const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (current === content) return false;
  if (check) console.error(`${file} does not match the source.`);
  else writeFileSync(file, content);
  return true;
}
