import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions, type Terser } from 'vite';
import { siteFiles, viteSandbox } from './demo/server/vite-sandbox.js';
import { writeIntegrity } from './tools/integrity.js';
import { loaderConstants } from './tools/loader-constants.js';
import { minifyAgain } from './tools/minify-again.js';
import { minifyModules, minifyTemplates } from './tools/minify-templates.js';
import { ownMethods } from './tools/own-methods.js';
import { patchZod } from './tools/patch-zod.js';
import { thirdPartyLicenses } from './tools/third-party-licenses.js';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const NAME = 'stamps-activity-feed';
const { homepage } = JSON.parse(readFileSync(path('package.json'), 'utf8'));

/** A file for a script tag: everything in one, minified. */
function singleFile(format: 'es' | 'iife', entry: string, file: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: path('dist'),
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      target: 'es2022',
      sourcemap: true,
      rolldownOptions: {
        input: path(entry),
        preserveEntrySignatures: 'strict',
        // No code reads a property for its side effect alone.
        treeshake: { propertyReadSideEffects: false },
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

/** The loader, which older browsers have to read through to leave it alone: ECMAScript 5. */
function loader(): EnvironmentOptions {
  const { build, ...rest } = singleFile('iife', 'src/loader/index.ts', `${NAME}.loader.js`);
  const terserOptions: Terser.MinifyOptions = {
    ecma: 5,
    compress: { passes: 3 },
    format: { ascii_only: true },
  };
  return {
    ...rest,
    build: { ...build, target: 'es2015', sourcemap: false, minify: 'terser', terserOptions },
  };
}

// `vite` serves the demo with the sandbox behind it; `vite build --app` makes the files for script tags.
// The modules for npm are the output of `tsc`, with minified templates: a bundler there would only take away
// the reader's stack traces.
export default defineConfig(({ command }) => {
  // A build must not depend on the shell: with NODE_ENV=development, Vite would take Lit's development build.
  if (command === 'build') process.env.NODE_ENV = 'production';
  // The header of the demo links to the published documentation; the site's own build sets its address.
  process.env.VITE_DOCS_URL = homepage;
  return {
    root: path('demo'),
    plugins: [
      siteFiles(),
      viteSandbox(),
      ownMethods(),
      patchZod(),
      loaderConstants(path(`dist/${NAME}.js`)),
      minifyTemplates(),
      minifyAgain(),
      thirdPartyLicenses(),
    ],
    server: { fs: { allow: [path('.')] } },
    environments: {
      module: singleFile('es', 'src/index.ts', `${NAME}.js`),
      iife: singleFile('iife', 'src/iife.ts', `${NAME}.iife.js`),
      loader: loader(),
    },
    builder: {
      async buildApp(builder) {
        for (const name of ['module', 'iife', 'loader']) {
          const environment = builder.environments[name];
          if (environment) await builder.build(environment);
        }
        await minifyModules('dist/element/**/*.js');
        // For server-rendered pages whose policy allows no style in the HTML.
        const { styleSheet } = await import(path('dist/ssr/styles.js'));
        await writeFile(path(`dist/${NAME}.css`), styleSheet);
        const scripts = [`${NAME}.js`, `${NAME}.iife.js`, `${NAME}.loader.js`].map((file) =>
          path(`dist/${file}`),
        );
        writeIntegrity(path('dist/integrity.json'), [...scripts, path(`dist/${NAME}.css`)]);
      },
    },
  };
});
