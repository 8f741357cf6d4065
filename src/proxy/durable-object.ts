/**
 * A store for the proxy in Durable Objects of Cloudflare Workers, so that all isolates have one access token
 * and one rate limit. Each key has an object of its own.
 *
 * ```js
 * import { createActivityProxy, getAccessToken } from 'stamps-activity-feed/proxy';
 * import { durableObjectStore } from 'stamps-activity-feed/proxy/durable-object';
 *
 * export { ProxyStoreObject } from 'stamps-activity-feed/proxy/durable-object';
 *
 * let proxy;
 * export default {
 *   fetch(request, env, context) {
 *     proxy ??= createActivityProxy({ store: durableObjectStore(env.STAMPS_STORE), … });
 *     return proxy(request, env, context);
 *   },
 * };
 * ```
 */
import { isFunction } from './option-rules.js';
import type { ProxyStore } from './store/proxy-store.js';

export type { ProxyStore } from './store/proxy-store.js';

/** What is used of the binding of a Durable Object. */
export interface ObjectNamespace {
  idFromName(name: string): unknown;
  get(id: unknown): ObjectStub;
}

/** What is used of an object's stub. */
export interface ObjectStub {
  fetch(
    url: string,
    init: { readonly method: string; readonly body: string },
  ): Promise<{ readonly ok: boolean; text(): Promise<string> }>;
}

/** What is used of an object's state. */
export interface ObjectState {
  readonly storage: {
    get(key: string): Promise<unknown>;
    put(key: string, value: unknown): Promise<void>;
    setAlarm(time: number): Promise<void>;
    deleteAll(): Promise<void>;
  };
}

/** What an object holds. */
interface Entry {
  readonly value: string;
  /** Milliseconds since 1970. All requests for a key come to one object, so that one clock counts. */
  readonly expiresAt: number;
}

/** A call of the store, as the body of a request to the object. */
interface Call {
  readonly operation: keyof ProxyStore;
  readonly value?: string;
  readonly ttl?: number;
}

const isEntry = (entry: unknown): entry is Entry =>
  typeof entry === 'object' && entry !== null && 'expiresAt' in entry && 'value' in entry;

/** The class of the Durable Object. Export it from the Worker, and name it in the Worker's configuration. */
export class ProxyStoreObject {
  #storage: ObjectState['storage'];

  constructor(state: ObjectState) {
    this.#storage = state.storage;
  }

  async fetch(request: Request): Promise<Response> {
    const { operation, value = '', ttl = 0 } = (await request.json()) as Call;
    const entry = await this.#read();
    if (operation === 'get') return Response.json({ value: entry?.value });
    const count = Number(entry?.value ?? 0) + 1;
    const isIncrement = operation === 'increment';
    // The time counts from the first increment.
    const expiresAt = isIncrement && entry && count > 1 ? entry.expiresAt : Date.now() + ttl;
    // Requests to one object are served while no storage operation is open: this is one atomic step.
    await this.#storage.put('entry', { value: isIncrement ? String(count) : value, expiresAt });
    if (expiresAt !== entry?.expiresAt) await this.#storage.setAlarm(expiresAt);
    return Response.json({ count });
  }

  /** Called when the time of the value is over. An object without storage costs nothing. */
  async alarm(): Promise<void> {
    const entry = await this.#read();
    if (entry) await this.#storage.setAlarm(entry.expiresAt);
    else await this.#storage.deleteAll();
  }

  async #read(): Promise<Entry | undefined> {
    const entry = await this.#storage.get('entry');
    return isEntry(entry) && Date.now() < entry.expiresAt ? entry : undefined;
  }
}

/**
 * Creates the store of a proxy from the binding of a Durable Object whose class is `ProxyStoreObject`.
 *
 * @throws {TypeError} if the value is not such a binding.
 */
export const durableObjectStore = (namespace: ObjectNamespace): ProxyStore => {
  if (!isFunction(Object(namespace).idFromName)) {
    throw new TypeError(
      "durableObjectStore: give the binding of a Durable Object, such as env.STAMPS_STORE. Check the Worker's configuration.",
    );
  }
  const call = async (key: string, body: Call): Promise<Record<string, unknown>> => {
    // A stub belongs to the request that created it.
    const stub = namespace.get(namespace.idFromName(key));
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await stub.fetch('https://stamps-store/', init);
    if (!response.ok) throw new Error('The Durable Object failed.');
    return JSON.parse(await response.text());
  };
  return {
    async get(key) {
      const { value } = await call(key, { operation: 'get' });
      return typeof value === 'string' ? value : undefined;
    },
    async set(key, value, { ttl }) {
      await call(key, { operation: 'set', value, ttl });
    },
    async increment(key, { ttl }) {
      const { count } = await call(key, { operation: 'increment', ttl });
      return Number(count);
    },
  };
};
