import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

/** What an app has anyhow, or a server never sends: peers of the package. */
const external = [/^@lit-labs\/ssr/, /^react/, /^@lit\/react/];

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles one module with everything that it imports into one minified module, as the build of an app
 * does that uses all of it.
 *
 * @param entry a file, relative to the repository.
 * @param define constants for the code, as JSON values.
 */
export async function bundle(
  entry: string,
  define: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const config: InlineConfig = {
    configFile: false,
    root,
    logLevel: 'error',
    define: Object.fromEntries(
      Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    build: {
      write: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: fileURLToPath(new URL(`../../${entry}`, import.meta.url)),
        preserveEntrySignatures: 'strict',
        external,
        output: { format: 'es', codeSplitting: false },
      },
    },
  };
  // A development server in the same process has said otherwise, and Lit's other build is larger.
  process.env.NODE_ENV = 'production';
  const result = await build(config);
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}
