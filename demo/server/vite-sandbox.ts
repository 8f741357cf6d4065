import { fileURLToPath } from 'node:url';
import type { Connect, Plugin } from 'vite';
import { merchantServer } from '../../src/cli/merchant-server.js';
import { nodeListener } from '../../src/cli/stream-listener.js';
import { toNodeListener } from '../../src/proxy/index.js';
import { sandboxFromEnv } from './sandbox-from-env.js';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Files at the root of a merchant's site, with their source in this repository. */
const sources: ReadonlyMap<string, string> = new Map([
  ['/stamps-activity-feed.js', path('src/index.ts')],
  ['/bootstrap.min.css', path('node_modules/bootstrap/dist/css/bootstrap.min.css')],
]);

/** A Vite plugin that finds the files at the root of a merchant's site. */
export const siteFiles = (): Plugin => ({
  name: 'site-files',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^\/[\w.-]+\.(js|css)(\?|$)/ },
    handler(id) {
      const [name = '', query] = id.split('?');
      const file = sources.get(name);
      return file && (query ? `${file}?${query}` : file);
    },
  },
});

/** A Vite plugin that serves the sandbox and a merchant's server on the demo's origin. */
export const viteSandbox = (): Plugin => ({
  name: 'stamps-sandbox',
  configureServer: ({ middlewares }) => mount(middlewares),
});

function mount(middlewares: Connect.Server): void {
  const sandbox = sandboxFromEnv();
  const api = nodeListener(sandbox);
  const merchant = toNodeListener(merchantServer(sandbox));
  middlewares.use((request, response, next) => {
    const { url = '' } = request;
    if (/^\/(api|sandbox)\//.test(url)) api(request, response);
    else if (url.startsWith('/stamps/')) merchant(request, response);
    else next();
  });
}
