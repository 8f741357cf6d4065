import { fileURLToPath } from 'node:url';

/**
 * The most that each entry may cost, in bytes of brotli 11: the measured size plus 1 %. Everything that
 * an entry imports is counted, except the package's peers (`react`, `@lit/react`, `@lit-labs/ssr`), which
 * an app has anyway. `npm run sizes` measures; raise a budget only for something that is worth it.
 */
const budgets = {
  'stamps-activity-feed': ['index.js', 42_926],
  'stamps-activity-feed/element': ['element/index.js', 42_871],
  'stamps-activity-feed/define': ['define.js', 42_845],
  'stamps-activity-feed/api': ['api/index.js', 11_337],
  'stamps-activity-feed/react': ['react/index.js', 42_981],
  'stamps-activity-feed/proxy': ['proxy/index.js', 7_254],
  'stamps-activity-feed/sandbox': ['sandbox/index.js', 11_404],
  'stamps-activity-feed/ssr': ['ssr/index.js', 43_976],
  'stamps-activity-feed/locales': ['locales/index.js', 2_015],
  'stamps-activity-feed/locales/en': ['locales/en.js', 783],
  'stamps-activity-feed/locales/id': ['locales/id.js', 906],
};

/** The files for a script tag, which are bundles already. */
const files = {
  'stamps-activity-feed/stamps-activity-feed.js': ['stamps-activity-feed.js', 41_000],
  'stamps-activity-feed/stamps-activity-feed.iife.js': ['stamps-activity-feed.iife.js', 40_923],
  'stamps-activity-feed/loader': ['stamps-activity-feed.loader.js', 2_165],
};

const dist = (file) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));

/**
 * size-limit's own bundle is a script without exports, from which esbuild removes whatever nothing uses.
 * As a module, it keeps everything that the entry exports.
 */
const asModule = (config) => ({
  ...config,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
});

export default [
  ...Object.entries(budgets).map(([name, [file, bytes]]) => ({
    name,
    path: dist(file),
    limit: `${bytes} B`,
    modifyEsbuildConfig: asModule,
  })),
  ...Object.entries(files).map(([name, [file, bytes]]) => ({
    name,
    path: dist(file),
    limit: `${bytes} B`,
    disablePlugins: ['@size-limit/esbuild'],
  })),
];
