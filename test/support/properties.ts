import fc from 'fast-check';

/**
 * Settings of property-based tests. A failure prints its seed, its path and the shortest failing
 * case; add the case to the examples of the test. `FC_SEED` and `FC_PATH` run it again, and
 * `FC_RUNS` runs more cases.
 */
export function generated<Case>(
  numRuns: number,
  examples: readonly Case[] = [],
): fc.Parameters<[Case]> {
  const { FC_SEED, FC_PATH, FC_RUNS } = globalThis.process?.env ?? {};
  return {
    numRuns: FC_RUNS ? Number(FC_RUNS) : numRuns,
    ...(FC_SEED ? { seed: Number(FC_SEED) } : {}),
    ...(FC_PATH ? { path: FC_PATH } : {}),
    // Cases that failed once run first.
    examples: FC_PATH ? [] : examples.map((example) => [example]),
  };
}

export { fc };
