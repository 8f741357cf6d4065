import { glob } from 'tinyglobby';

/** The test files that were asked for, or the usual ones: in the order of the globs, and each once. */
export async function testFiles(asked: string[], usual: string[]): Promise<string[]> {
  const found = await Promise.all((asked.length > 0 ? asked : usual).map((it) => glob(it)));
  return [...new Set(found.flatMap((files) => files.sort()))];
}
