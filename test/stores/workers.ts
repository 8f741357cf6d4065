import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { globSync } from 'tinyglobby';
import { snippet } from '../docs/snippets.js';
import { startWorkerd, type WorkerdServer } from '../support/workerd.js';

/** The program itself: the package's command is a script that starts it. */
const { default: program } = createRequire(import.meta.url)('workerd') as { default: string };

/** The modules of the package as they were built. */
const built = (): Record<string, string> =>
  Object.fromEntries(
    globSync(['proxy/**/*.js', 'shared/**/*.js'], { cwd: 'dist' }).map((file) => [
      file,
      readFileSync(`dist/${file}`, 'utf8'),
    ]),
  );

/** Starts the Worker of `worker.js`. */
export const startTestWorker = (
  compatibilityDate: string,
  apiUrl: string,
): Promise<WorkerdServer> =>
  startWorkerd({
    program,
    compatibilityDate,
    modules: { 'worker.js': readFileSync('test/stores/worker.js', 'utf8'), ...built() },
    texts: { API_URL: apiUrl },
    durableObjects: { STORE: 'ProxyStoreObject' },
  });

/** Starts the Worker of the chapter Proxy, whose requests to Stamps go to a server of the test. */
export const startDocumentedWorker = (origin: string): Promise<WorkerdServer> => {
  // Wrangler bundles the package; here its names are replaced by the paths of its files.
  const documented = snippet('proxy', 'js', 'durableObjectStore')
    .replaceAll("'stamps-activity-feed/proxy'", "'./proxy/index.js'")
    .replaceAll("'stamps-activity-feed/proxy/durable-object'", "'./proxy/durable-object.js'");
  const entry = `import worker from './documented.js';
export { ProxyStoreObject } from './documented.js';
const realFetch = globalThis.fetch;
globalThis.fetch = (url, init) => realFetch(String(url).replace('https://stamps.co.id', '${origin}'), init);
export default worker;`;
  return startWorkerd({
    program,
    compatibilityDate: '2026-11-17',
    modules: {
      'entry.js': entry,
      'documented.js': documented,
      'sessions.js': `export const memberOf = (cookie) => /session=(\\w+)/.exec(cookie)?.[1] && 'rina@example.com';`,
      ...built(),
    },
    texts: { STAMPS_TOKEN: 'a credential of a merchant' },
    durableObjects: { STAMPS_STORE: 'ProxyStoreObject' },
  });
};
