import type { Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';

/**
 * Bundles a source file for a page, as it is now: tests of the built files are in `test/package`.
 *
 * @param define the constants that the build would write into it.
 * @param globalName the variable that holds the exports of the file.
 */
export async function bundleSource(
  entry: string,
  define: Readonly<Record<string, string>> = {},
  globalName = 'source',
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: Object.fromEntries(
      Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: globalName },
    },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}

/** Stryker's state in this process: the active mutant, and what the tests run of the source. */
interface StrykerState {
  readonly activeMutant?: string;
  readonly currentTestId?: string;
  readonly hitLimit?: number;
  mutantCoverage?: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
}

const strykerState = (): StrykerState | undefined => Reflect.get(globalThis, '__stryker__');

/** The code with the mutant that Stryker tests, if it does. The page has globals of its own. */
export function withMutant(code: string): string {
  const state = strykerState();
  if (!state) return code;
  const { activeMutant, currentTestId, hitLimit } = state;
  const passed = { activeMutant, currentTestId, hitLimit, hitCount: hitLimit && 0 };
  return `var __stryker__ = ${JSON.stringify(passed)};\n${code}`;
}

/** Tells Stryker what a page has run of the source. */
export async function passCoverage(page: Page): Promise<void> {
  const state = strykerState();
  if (!state) return;
  const seen = await page.evaluate(
    () => (Reflect.get(globalThis, '__stryker__') as StrykerState | undefined)?.mutantCoverage,
  );
  state.mutantCoverage ??= { static: {}, perTest: {} };
  for (const [test, counts] of Object.entries(seen?.perTest ?? {})) {
    const { perTest } = state.mutantCoverage;
    perTest[test] = { ...perTest[test], ...counts };
  }
}
