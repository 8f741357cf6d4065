/** What a runner counted. A runner that counted nothing has failed: it ran no test. */
export interface Tally {
  passed: number;
  failed: number;
}

export const failure: Tally = { passed: 0, failed: 1 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** A runner's last words: it hands its count to `test/run.ts`, where that started it, and sets the exit code. */
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
