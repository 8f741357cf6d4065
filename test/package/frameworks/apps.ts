import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startNext } from '../../support/child-server.js';
import { appServer, type Shop, startShop, staticApp } from './shop.js';

const run = promisify(execFile);

/** Builds an app with its own tool and puts it behind a shop. */
export type StartApp = () => Promise<Shop>;

interface ViteApp {
  readonly mode?: 'production' | 'development';
  /** Its configuration, unless it is the usual one. */
  readonly config?: string;
}

/** An app of Vite, whose packages are those of the repository. */
const viteApp =
  (name: string, { mode = 'production', config = 'vite.config.js' }: ViteApp = {}): StartApp =>
  async () => {
    const directory = `.cache/frameworks/${name}-${mode}-${config}`;
    const app = `demo/frameworks/${name}`;
    const output = ['--outDir', `../../../${directory}`, '--emptyOutDir', '--logLevel', 'warn'];
    const options = ['--mode', mode, '--config', `${app}/${config}`, ...output];
    await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', app, ...options], {
      env: { ...process.env, NODE_ENV: mode },
    });
    return startShop(staticApp(directory));
  };

/** The app of Next, which is a server of its own behind the shop. */
const nextApp: StartApp = async () => {
  const next = await startNext();
  const shop = await startShop(appServer(next.origin));
  const stop = () => Promise.all([shop.stop(), next.stop()]).then(() => {});
  return Object.assign(Object.create(shop), { stop });
};

/**
 * The apps that are always tried. React's strict mode renders and mounts everything twice, but only in a
 * development build.
 */
export const apps: Readonly<Record<string, StartApp>> = {
  'plain HTML': () => startShop(staticApp('demo/frameworks/html')),
  'React 19': viteApp('react'),
  'React 19 in development': viteApp('react', { mode: 'development' }),
  'React 18 in development': viteApp('react', {
    mode: 'development',
    config: 'vite.react-18.config.js',
  }),
  Vue: viteApp('vue'),
  Svelte: viteApp('svelte'),
  Next: nextApp,
};
