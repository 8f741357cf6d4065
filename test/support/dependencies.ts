import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The folders of the package's runtime dependencies, including transitive ones. */
export async function dependencies(folder = '.', found = new Set<string>()): Promise<Set<string>> {
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const nested = `${folder}/node_modules/${name}`;
    const path = existsSync(nested) ? nested.replace(/^\.\//, '') : `node_modules/${name}`;
    if (found.has(path)) continue;
    found.add(path);
    await dependencies(path, found);
  }
  return found;
}
