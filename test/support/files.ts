import { glob } from 'tinyglobby';

/** The given test files, or the default ones, in the order of the globs and without duplicates. */
export async function testFiles(asked: string[], usual: string[]): Promise<string[]> {
  const found = await Promise.all(
    (asked.length > 0 ? asked : usual).map((it) => glob(it, { ignore: '**/node_modules/**' })),
  );
  return [...new Set(found.flatMap((files) => files.sort()))];
}
