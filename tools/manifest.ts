import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { withTables } from './reference.js';

const reference = 'docs/reference.md';

// Writes custom-elements.json from the source, and the reference's tables from that; `--check` only compares.
const check = process.argv.includes('--check');

const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: process.cwd(), noWrite: true });
const stale = [keep('custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`)];
stale.push(keep(reference, withTables(readFileSync(reference, 'utf8'), manifest)));
if (check && stale.includes(true)) {
  console.error('Refresh with: npm run manifest');
  process.exitCode = 1;
}

/** Writes the file unless it only checks. Returns whether the file was out of date. */
function keep(file: string, content: string): boolean {
  const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (current === content) return false;
  if (check) console.error(`${file} does not match the source.`);
  else writeFileSync(file, content);
  return true;
}
