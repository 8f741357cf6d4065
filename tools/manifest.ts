import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Package } from 'custom-elements-manifest/schema';
import { importFrom } from './parts/install.js';
import { withTables } from './reference.js';
import { wordpressAttributes } from './wordpress/attributes.js';

const reference = 'docs/reference.md';
const wordpress = 'integrations/wordpress/stamps-activity-feed/includes/content-attributes.php';

// Writes custom-elements.json from the source, and from that the tables of the reference and the attribute
// list of the WordPress plugin. `--check` only compares.
const check = process.argv.includes('--check');

interface Analyzer {
  cli(options: { argv: string[]; cwd: string; noWrite: boolean }): Promise<Package>;
}

const { cli } = await importFrom<Analyzer>(
  'tools/manifest',
  '@custom-elements-manifest/analyzer/cli.js',
);
const manifest = await cli({ argv: ['analyze', '--quiet'], cwd: process.cwd(), noWrite: true });
const stale = [keep('custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`)];
stale.push(keep(reference, withTables(readFileSync(reference, 'utf8'), manifest)));
stale.push(keep(wordpress, wordpressAttributes(manifest)));
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
