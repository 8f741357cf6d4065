import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startNext } from '../../support/child-server.js';
import { appServer, type Shop, startShop, staticApp } from './shop.js';

const run = promisify(execFile);

/** An app in `demo/frameworks/`. */
export interface App {
  /** Where the versions of its packages are pinned. */
  readonly manifest: string;
  /** The packages that make the difference, by their names there. */
  readonly packages: readonly string[];
  /** Builds it with its own tool and puts it behind a shop. */
  start(): Promise<Shop>;
}

interface ViteApp {
  readonly packages: readonly string[];
  readonly mode?: 'production' | 'development';
  /** Its configuration, unless it is the usual one. */
  readonly config?: string;
}

/** An app of Vite, whose packages are those of the repository. */
const viteApp = (
  name: string,
  { packages, mode = 'production', config = 'vite.config.js' }: ViteApp,
): App => ({
  manifest: 'package.json',
  packages: [...packages, 'vite'],
  async start() {
    const directory = `.cache/frameworks/${name}-${mode}-${config}`;
    const app = `demo/frameworks/${name}`;
    const output = ['--outDir', `../../../${directory}`, '--emptyOutDir', '--logLevel', 'warn'];
    const options = ['--mode', mode, '--config', `${app}/${config}`, ...output];
    await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', app, ...options], {
      env: { ...process.env, NODE_ENV: mode },
    });
    return startShop(staticApp(directory));
  },
});

/** An app whose packages are its own, as its lock file has them; it builds to `dist`. */
const ownApp = (name: string, packages: readonly string[], output = 'dist'): App => {
  const cwd = `demo/frameworks/${name}`;
  return {
    manifest: `${cwd}/package.json`,
    packages,
    async start() {
      const options = { cwd, shell: process.platform === 'win32' };
      await run('npm', ['ci', '--no-audit', '--no-fund'], options);
      await run('npm', ['run', 'build'], options);
      return startShop(staticApp(`${cwd}/${output}`));
    },
  };
};

/** The app of Next, which is a server of its own behind the shop. */
const nextApp: App = {
  manifest: 'package.json',
  packages: ['next', 'react'],
  async start() {
    const next = await startNext();
    const shop = await startShop(appServer(next.origin));
    const stop = () => Promise.all([shop.stop(), next.stop()]).then(() => {});
    return Object.assign(Object.create(shop), { stop });
  },
};

/**
 * The apps that are tried with every change. React's strict mode renders and mounts everything twice, but
 * only in a development build.
 */
export const apps: Readonly<Record<string, App>> = {
  'plain HTML': {
    manifest: 'package.json',
    packages: [],
    start: () => startShop(staticApp('demo/frameworks/html')),
  },
  'React 19': viteApp('react', { packages: ['react', '@vitejs/plugin-react'] }),
  'React 19 in development': viteApp('react', {
    packages: ['react', '@vitejs/plugin-react'],
    mode: 'development',
  }),
  'React 18 in development': viteApp('react', {
    packages: ['react-18', '@vitejs/plugin-react'],
    mode: 'development',
    config: 'vite.react-18.config.js',
  }),
  Vue: viteApp('vue', { packages: ['vue', '@vitejs/plugin-vue'] }),
  Svelte: viteApp('svelte', { packages: ['svelte', '@sveltejs/vite-plugin-svelte'] }),
  Next: nextApp,
};

/** The apps that take their time: `npm run frameworks` installs and tries them, with all the others. */
export const furtherApps: Readonly<Record<string, App>> = {
  Angular: ownApp('angular', ['@angular/core', '@angular/build'], 'dist/browser'),
  Solid: ownApp('solid', ['solid-js', 'vite-plugin-solid', 'vite']),
};
