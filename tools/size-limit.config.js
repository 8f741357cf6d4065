import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * The most that each entry may cost, in bytes of brotli 11: the measured size plus 1 %. Everything that
 * an entry imports is counted, except the package's peers (`react`, `@lit/react`, `@lit-labs/ssr`), which
 * an app has anyway. `npm run sizes` measures; raise a budget only for something that is worth it.
 */
const budgets = {
  'stamps-activity-feed': ['index.js', 47_459],
  'stamps-activity-feed/element': ['element/index.js', 47_389],
  'stamps-activity-feed/define': ['define.js', 47_369],
  'stamps-activity-feed/api': ['api/index.js', 11_327],
  'stamps-activity-feed/react': ['react/index.js', 47_550],
  'stamps-activity-feed/proxy': ['proxy/index.js', 10_998],
  'stamps-activity-feed/proxy/redis': ['proxy/redis.js', 439],
  'stamps-activity-feed/proxy/durable-object': ['proxy/durable-object.js', 633],
  'stamps-activity-feed/sandbox': ['sandbox/index.js', 11_231],
  'stamps-activity-feed/ssr': ['ssr/index.js', 52_752],
  'stamps-activity-feed/locales': ['locales/index.js', 2_525],
  'stamps-activity-feed/locales/en': ['locales/en.js', 1_100],
  'stamps-activity-feed/locales/id': ['locales/id.js', 1_231],
};

/** The files for a script tag, which are bundles already. */
const files = {
  'stamps-activity-feed/stamps-activity-feed.js': ['stamps-activity-feed.js', 46_803],
  'stamps-activity-feed/stamps-activity-feed.iife.js': ['stamps-activity-feed.iife.js', 46_773],
  'stamps-activity-feed/loader': ['stamps-activity-feed.loader.js', 2_171],
};

const path = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));
const bundles = 'node_modules/.cache/sizes';
const peers = /^(react|@lit\/react|@lit-labs\/ssr)(\/|$)/;

/** Bundles an entry as an app does that is built with Vite's defaults; what it exports stays in. */
const bundle = (file) =>
  build({
    configFile: false,
    logLevel: 'error',
    root: path('.'),
    build: {
      target: 'es2022',
      outDir: path(bundles),
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: path(`dist/${file}`),
        external: [peers, /^node:/],
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false, entryFileNames: file },
      },
    },
  });

for (const [file] of Object.values(budgets)) await bundle(file);

const check = (folder, entries) =>
  Object.entries(entries).map(([name, [file, bytes]]) => ({
    name,
    path: path(`${folder}/${file}`),
    limit: `${bytes} B`,
  }));

export default [...check(bundles, budgets), ...check('dist', files)];
