import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installPart } from '../../tools/parts/install.js';
import { appServer, type Shop, startShop, staticApp } from '../support/shop.js';
import { startNext } from './next.js';

const run = promisify(execFile);

/** Builds an app of `demo/frameworks/` with its own tool, and serves it in a shop. */
export type StartApp = () => Promise<Shop>;

/** A Vite app. In a development build, strict mode renders everything twice. */
const viteApp =
  (name: string, mode = 'production', config = 'vite.config.js'): StartApp =>
  async () => {
    const cwd = `demo/frameworks/${name}`;
    const output = `.cache/${mode}-${config}`;
    installPart(cwd);
    const options = ['--mode', mode, '--config', config, '--outDir', output, '--emptyOutDir'];
    const args = ['node_modules/vite/bin/vite.js', 'build', ...options, '--logLevel', 'warn'];
    await run(process.execPath, args, { cwd, env: { ...process.env, NODE_ENV: mode } });
    return startShop(staticApp(`${cwd}/${output}`));
  };

const angularApp: StartApp = async () => {
  const cwd = 'demo/frameworks/angular';
  installPart(cwd);
  await run(process.execPath, ['node_modules/@angular/cli/bin/ng.js', 'build'], { cwd });
  return startShop(staticApp(`${cwd}/dist/browser`));
};

/** The Next app has its own server behind the shop. */
const nextApp: StartApp = async () => {
  const next = await startNext();
  const shop = await startShop(appServer(next.origin));
  const stop = () => Promise.all([shop.stop(), next.stop()]).then(() => {});
  return Object.assign(Object.create(shop), { stop });
};

export const apps: Readonly<Record<string, StartApp>> = {
  'plain HTML': () => startShop(staticApp('demo/frameworks/html')),
  'React 19': viteApp('react'),
  'React 19 in development': viteApp('react', 'development'),
  'React 18 in development': viteApp('react', 'development', 'vite.react-18.config.js'),
  Vue: viteApp('vue'),
  Svelte: viteApp('svelte'),
  Solid: viteApp('solid'),
  Angular: angularApp,
  Next: nextApp,
};
