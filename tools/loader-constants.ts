import { readFileSync } from 'node:fs';
import type { Package } from 'custom-elements-manifest/schema';
import type { Plugin } from 'vite';
import { integrityOf } from './integrity.js';

/** The attributes of the element that may be set by a page's content, or by its script, or all. */
export function elementAttributes(setBy?: 'content' | 'script'): string[] {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Package;
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap((it) => ('customElement' in it && it.attributes) || [])
    .filter((attribute) => !setBy || ('setBy' in attribute && attribute.setBy === setBy))
    .map(({ name }) => name);
}

/**
 * Writes into the loader what it has to know of the rest: the hash of the module file, which is built
 * before it, and the attributes that content may set.
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
          .replace('= STAMPS_ATTRIBUTES', () => `= '${elementAttributes('content').join(' ')}'`),
        map: null,
      }),
    },
  };
}
