import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { build } from 'vite';
import { siteFiles } from '../../demo/server/vite-sandbox.js';

/** Builds the demo, the gallery and the playground as static files. The sandbox runs in the page. */
export async function buildDemo(base: string, outDir: string): Promise<void> {
  // Vite takes the development build of Lit if NODE_ENV says so.
  process.env.NODE_ENV = 'production';
  process.env.VITE_DOCS_URL = base;
  const root = resolve('demo');
  await build({
    configFile: false,
    root,
    base: `${base}demo/`,
    logLevel: 'warn',
    plugins: [
      siteFiles(),
      {
        name: 'static-sandbox',
        transformIndexHtml: {
          order: 'pre',
          handler: () => [
            {
              tag: 'script',
              attrs: { type: 'module', src: '/static/sandbox-fetch.ts' },
              injectTo: 'head-prepend',
            },
          ],
        },
      },
    ],
    build: {
      outDir: resolve(outDir),
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: {
        input: globSync(['*.html', 'themes/*.html'], { cwd: root, absolute: true }),
      },
    },
  });
}
