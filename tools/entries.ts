import { readdirSync, readFileSync } from 'node:fs';

/** One way into the package, as `exports` of `package.json` has it. */
export interface Entry {
  /** As it is imported: `stamps-activity-feed/api`. */
  readonly name: string;
  /** The file that is imported; types alone have none. */
  readonly file?: string;
  /** The file with its types. */
  readonly types?: string;
  /**
   * - `module`: for Node and for bundlers
   * - `types`: nothing to run
   * - `asset`: a built file for a tag of a page, where alone it runs
   * - `data`: JSON
   */
  readonly kind: 'module' | 'types' | 'asset' | 'data';
}

type Target = string | { types?: string; default?: string } | null;

interface PackageJson {
  name: string;
  exports: Record<string, Target>;
}

/** All entries; a pattern (`./locales/*`) stands for the files that it finds, but for those shut out. */
export function entries(): Entry[] {
  const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;
  return Object.entries(exports)
    .flatMap(([path, target]) => expand(path, target, Object.keys(exports)))
    .map(([path, target]) => {
      const { types, default: file } = typeof target === 'string' ? { default: target } : target;
      return { name: `${name}${path.slice(1)}`, file, types, kind: kindOf(path, file, types) };
    });
}

function kindOf(path: string, file: string | undefined, types: string | undefined): Entry['kind'] {
  if (!file) return 'types';
  if (path.endsWith('.json')) return 'data';
  // What has no types has nothing to import.
  return /\.(js|css)$/.test(path) || !types ? 'asset' : 'module';
}

function expand(path: string, target: Target, taken: string[]): [string, Exclude<Target, null>][] {
  if (target === null) return [];
  if (!path.includes('*')) return [[path, target]];
  if (typeof target === 'string' || !target.default) throw new Error(`${path} needs a default.`);
  const { types, default: file } = target;
  const [folder = '', ending = ''] = file.split('*');
  return readdirSync(folder)
    .filter((it) => it.endsWith(ending))
    .map((it) => it.slice(0, -ending.length))
    .map((it): [string, Exclude<Target, null>] => [
      path.replace('*', it),
      { types: types?.replace('*', it), default: file.replace('*', it) },
    ])
    .filter(([it]) => !taken.includes(it));
}
