import { createRequire } from 'node:module';

interface Esbuild {
  build(options: object): Promise<{ readonly outputFiles: readonly { readonly text: string }[] }>;
}

/** The Worker as one module, bundled with the conditions that Wrangler has. */
export const bundleWorker = async (entry = 'worker'): Promise<string> => {
  const { build } = createRequire(import.meta.url)('esbuild') as Esbuild;
  const { outputFiles } = await build({
    entryPoints: [`test/runtimes/servers/${entry}.mjs`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};
