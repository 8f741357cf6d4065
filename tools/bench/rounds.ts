/** The middle one: a machine that is busy now and then does not move it. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const above = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? above) + above) / 2;
};

/**
 * Measures the variants in turn, round by round, so that what slows the machine down for a while
 * slows all of them.
 */
export async function inRounds<V extends string, T>(
  rounds: number,
  variants: readonly V[],
  measure: (variant: V) => Promise<T>,
): Promise<Record<V, T[]>> {
  const all = Object.fromEntries(variants.map((variant) => [variant, [] as T[]])) as Record<V, T[]>;
  for (let round = 0; round < rounds; round++) {
    for (const variant of variants) all[variant].push(await measure(variant));
  }
  return all;
}

/** The medians of numbers that were measured so. */
export const medians = <V extends string>(all: Record<V, number[]>): Record<V, number> => {
  const entries = Object.entries<number[]>(all).map(([variant, values]) => [
    variant,
    median(values),
  ]);
  return Object.fromEntries(entries) as Record<V, number>;
};
