import { fileURLToPath } from 'node:url';

// npx next dev demo/frameworks/next: a page that is rendered on the server, and the proxy as a route handler.
export default {
  // The package under its own name is this repository.
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
};
