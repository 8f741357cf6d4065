/** What a test runner counted. If it counted nothing, it fails, because no test ran. */
export interface Tally {
  passed: number;
  failed: number;
}

export const failure: Tally = { passed: 0, failed: 1 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/**
 * Ends a test runner: sets the exit code, and passes its count to `test/run.ts` if that started it.
 */
export async function report(tally: Tally): Promise<never> {
  const counted = tally.passed + tally.failed === 0 ? failure : tally;
  if (counted !== tally) console.error('No test ran.');
  if (process.send) await new Promise((sent) => process.send?.(counted, sent));
  else console.log(line(counted));
  process.exit(counted.failed > 0 ? 1 : 0);
}

export function line({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
