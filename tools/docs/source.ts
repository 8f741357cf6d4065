import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withBuiltFiles } from '../cdn.js';
import { writeSite } from './site.js';

/** The folder with VitePress and its configuration. */
export const part = 'tools/docs/vitepress';

const folder = join(part, '.cache/source');

/** Writes the files that VitePress makes the site of, with the version and the hashes of the build. */
export function writeSource(): void {
  const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
  const source = { repository: repository.url.replace(/^git\+|\.git$/g, ''), ref: `v${version}` };
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of writeSite({ source, fill: withBuiltFiles })) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

// npm run docs:source: only writes these files.
const [, script = ''] = process.argv;
if (import.meta.url === pathToFileURL(script).href) {
  writeSource();
  console.log(`The Markdown of the site is in ${folder}/.`);
}
