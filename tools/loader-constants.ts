import { readFileSync } from 'node:fs';
import type { Package } from 'custom-elements-manifest/schema';
import type { Plugin } from 'vite';
import { integrityOf } from './integrity.js';

/** The attributes of the element, as the manifest has them. */
export function elementAttributes(): string[] {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Package;
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap((it) => ('customElement' in it && it.attributes) || [])
    .map(({ name }) => name);
}

/**
 * Writes into the loader what it has to know of the rest: the hash of the module file, which is built
 * before it, and the element's attributes.
 */
export function loaderConstants(moduleFile: string): Plugin {
  return {
    name: 'loader-constants',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/loader\/build-constants\.ts$/ },
      handler: (code) => ({
        code: code
          .replace('= STAMPS_INTEGRITY', () => `= '${integrityOf(readFileSync(moduleFile))}'`)
          .replace('= STAMPS_ATTRIBUTES', () => `= '${elementAttributes().join(' ')}'`),
        map: null,
      }),
    },
  };
}
