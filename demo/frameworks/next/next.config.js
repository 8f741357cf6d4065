import { fileURLToPath } from 'node:url';

// npx next dev demo/frameworks/next: pages rendered on the server, with the proxy as a route handler.
export default {
  // `stamps-activity-feed` is resolved from this repository.
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },
};
