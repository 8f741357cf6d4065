import { build } from 'esbuild';

/** Bundles a file with everything that it imports into one minified module. */
export async function bundle(file: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
  });
  return outputFiles[0]?.text ?? '';
}
