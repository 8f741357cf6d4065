import { glob } from 'tinyglobby';

/** The test files that were asked for, or the usual ones; in a stable order. */
export async function testFiles(asked: string[], usual: string[]): Promise<string[]> {
  const files = await glob(asked.length > 0 ? asked : usual);
  return files.sort();
}
