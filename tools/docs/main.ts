import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import type { InlineConfig } from 'vite';
import { build, preview } from 'vite';
import { viteSandbox } from '../../demo/server/vite-sandbox.js';
import { docsPages } from './pages.js';
import { docsFile, docsSite } from './plugin.js';

// npm run docs: builds the documentation site and the demo, and serves both with the sandbox
// behind them. `-- --port 5000` sets the port; `-- --build` only builds.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    host: { type: 'string', default: '127.0.0.1' },
    build: { type: 'boolean', default: false },
  },
});

// Vite takes the development build of Lit if NODE_ENV says so.
process.env.NODE_ENV = 'production';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const root = path('demo');
const outDir = path('.cache/docs');
const demo = globSync(['*.html', 'themes/*.html'], { cwd: root, absolute: true });

const config: InlineConfig = {
  configFile: false,
  root,
  base: './',
  plugins: [viteSandbox(), docsSite()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { input: [...docsPages.map(docsFile), ...demo] },
  },
  preview: { host: values.host, port: Number(values.port), strictPort: values.port !== '0' },
};

await build(config);
if (!values.build) {
  const server = await preview({ ...config, logLevel: 'warn' });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  console.log(`Documentation: ${address}docs/index.html`);
}
