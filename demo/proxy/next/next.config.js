import { fileURLToPath } from 'node:url';

// npx next dev demo/proxy/next: the proxy as a route handler of Next.
export default {
  // The package under its own name is this repository.
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
};
