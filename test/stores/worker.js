import { durableObjectStore, ProxyStoreObject } from './proxy/durable-object.js';
import { createActivityProxy, getAccessToken } from './proxy/index.js';

export { ProxyStoreObject };

const create = ({ API_URL: apiUrl }, options) =>
  createActivityProxy({
    apiUrl,
    getToken: getAccessToken({ apiUrl, token: 'a credential of a merchant', crmMerchantId: 2 }),
    resolveUser: (request) => request.headers.get('X-Member'),
    ...options,
  });

/** What each path tries. */
const handlers = {
  // `export default { fetch: proxy }`
  direct: (env) => create(env, {}),
  // Without the third argument, a Worker stops what a request began as soon as that request ends.
  bare: (env) => {
    const proxy = create(env, {});
    return (request) => proxy(request);
  },
  impatient: (env) => create(env, { timeout: 2_000 }),
  'impatient-bare': (env) => {
    const proxy = create(env, { timeout: 2_000 });
    return (request) => proxy(request);
  },
  first: (env) => create(env, { store: durableObjectStore(env.STORE), requestsPerMinute: 10 }),
  // Another isolate of the same Worker has memory of its own.
  second: (env) => create(env, { store: durableObjectStore(env.STORE), requestsPerMinute: 10 }),
  store: (env) => async (request) => {
    const { operation, key, value, ttl } = await request.json();
    const store = durableObjectStore(env.STORE);
    const run = {
      get: () => store.get(key),
      set: () => store.set(key, value, { ttl }),
      increment: () => store.increment(key, { ttl }),
    };
    return Response.json({ result: await run[operation]() });
  },
};

const created = new Map();

export default {
  fetch(request, env, context) {
    const name = new URL(request.url).pathname.split('/')[1];
    if (!created.has(name)) created.set(name, handlers[name](env));
    return created.get(name)(request, env, context);
  },
};
