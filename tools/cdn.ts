import { readFileSync } from 'node:fs';

/** The Markdown files that show how to load the element from a CDN. */
export const cdnDocuments: readonly string[] = ['README.md', 'docs/start.md'];

const address = /(stamps-activity-feed@)[\w.-]+(\/dist\/([\w.-]+)"\s+integrity=")[^"]*(")/g;

/**
 * Fills every CDN address of a Markdown file with a version, and with the hash of the file that it names.
 *
 * @param hashes by the names of the files, as `dist/integrity.json` has them.
 * @throws {Error} for a file that has no hash.
 */
export const withCdn = (
  markdown: string,
  version: string,
  hashes: Readonly<Record<string, string>>,
): string =>
  markdown.replace(address, (_, name: string, path: string, file: string, end: string) => {
    const hash = hashes[file];
    if (!hash) throw new Error(`dist/integrity.json has no hash of ${file}.`);
    return name + version + path + hash + end;
  });

/** Fills a Markdown file with the version and the hashes of the build. */
export function withBuiltFiles(markdown: string): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return withCdn(markdown, version, JSON.parse(readFileSync('dist/integrity.json', 'utf8')));
}
