import type { Connect, Plugin } from 'vite';
import { nodeListener } from './node-listener.js';
import { sandboxFromEnv } from './sandbox-from-env.js';

/** The sandbox behind the demo: same process, same origin. */
export function viteSandbox(): Plugin {
  return {
    name: 'stamps-sandbox',
    configureServer: ({ middlewares }) => mount(middlewares),
    configurePreviewServer: ({ middlewares }) => mount(middlewares),
  };
}

function mount(middlewares: Connect.Server): void {
  const listener = nodeListener(sandboxFromEnv());
  middlewares.use((request, response, next) => {
    if (/^\/(api|sandbox)\//.test(request.url ?? '')) listener(request, response);
    else next();
  });
}
