import fc from 'fast-check';

/**
 * How generated tests run. A failure prints its seed, its path and the shortest case that fails; put
 * the case among the test's examples. `FC_SEED` and `FC_PATH` run it again, `FC_RUNS` runs more.
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
    // Those that failed once go first.
    examples: FC_PATH ? [] : examples.map((example) => [example]),
  };
}

export { fc };
