import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const licensesFile = 'THIRD-PARTY-LICENSES';

/** The folder of the npm package that a module belongs to, if it does. */
const packageFolder = (id: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0];

const manifestOf = (folder: string): { name: string; version: string; license: string } =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const licenseOf = (folder: string): string => {
  const { name, version, license } = manifestOf(folder);
  const file = join(folder, 'LICENSE');
  if (!existsSync(file)) throw new Error(`${name} has no LICENSE file to ship.`);
  return `${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
};

/** A source map for a file that has one more line at its top. */
const withEmptyFirstLine = (source: string): string => {
  const map = JSON.parse(source);
  return JSON.stringify({ ...map, mappings: `;${map.mappings}` });
};

/**
 * Puts a notice on top of each built file that contains other packages, and writes their licenses beside it.
 * It runs after minification, which would remove the notice.
 */
export function thirdPartyLicenses(): Plugin {
  return {
    name: licensesFile.toLowerCase(),
    apply: 'build',
    generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const own = new Set(Object.keys(output.modules).flatMap((id) => packageFolder(id) ?? []));
        if (own.size === 0) continue;
        for (const folder of own) folders.add(folder);
        const names = [...own].map((folder) => manifestOf(folder).name).sort();
        output.code = `/*! Includes ${names.join(', ')}. Licenses: ${licensesFile} */\n${output.code}`;
        const map = bundle[`${output.fileName}.map`];
        if (map?.type === 'asset') map.source = withEmptyFirstLine(String(map.source));
      }
      const source = [...folders]
        .map(licenseOf)
        .sort()
        .join(`\n${'-'.repeat(80)}\n\n`);
      if (source) this.emitFile({ type: 'asset', fileName: licensesFile, source });
    },
  };
}
