import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** What a page or an app can load of the package. */
export interface Entry {
  /** Its name in `exports`: `.`, `./api`, `./stamps-activity-feed.js`. */
  readonly name: string;
  /** The built file, relative to the repository. */
  readonly file: string;
  /** Whether it is one file already, for a script tag. */
  readonly isSingleFile: boolean;
}

type Exports = Readonly<Record<string, string | Readonly<Record<string, string>> | null>>;

/** The script entries of the package's `exports`, patterns written out. */
export function packageEntries(): Entry[] {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Exports };
  return Object.entries(exports).flatMap(([name, target]) => {
    const file = typeof target === 'string' ? target : target?.default;
    if (!file?.endsWith('.js')) return [];
    const isSingleFile = /\/stamps-activity-feed\.[\w.]*js$/.test(file);
    if (!name.includes('*')) return [{ name, file, isSingleFile }];
    return matches(file).map(([match, path]) => ({
      name: name.replace('*', match),
      file: path,
      isSingleFile,
    }));
  });
}

/** The built files that a pattern of `exports` lets others import, each with what its star stands for. */
function matches(pattern: string): [star: string, file: string][] {
  const [before = '', after = ''] = pattern.split('*');
  const files = globSync(pattern.replace(/^\.\//, '')).sort();
  return files.map((path) => {
    const file = `./${path}`;
    return [file.slice(before.length, file.length - after.length), file];
  });
}
