import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { installPart } from '../parts/install.js';
import { buildDemo } from './demo.js';
import { part, writeSource } from './source.js';

// npm run docs: writes the documentation site to .cache/docs, as static files. `-- --serve` serves them, on `--port`;
// `--base /name/` is for a site in a folder.
const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '/' },
    serve: { type: 'boolean', default: false },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '4173' },
  },
});

const outDir = '.cache/docs';

installPart(part);
writeSource();

const vitepress = resolve(part, 'node_modules/vitepress/bin/vitepress.js');
const { status } = spawnSync(
  process.execPath,
  [vitepress, 'build', part, '--base', values.base, '--outDir', resolve(outDir)],
  { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
);
if (status !== 0) process.exit(status ?? 1);
await buildDemo(values.base, join(outDir, 'demo'));
console.log(`The site is in ${outDir}/.`);

if (values.serve) {
  const server = await preview({
    configFile: false,
    root: outDir,
    base: values.base,
    build: { outDir: '.' },
    logLevel: 'warn',
    preview: { host: values.host, port: Number(values.port), strictPort: values.port !== '0' },
  });
  console.log(`Documentation: ${server.resolvedUrls?.local[0]}`);
}
