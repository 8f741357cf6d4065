/**
 * A store for the proxy in Redis, so that several processes have one access token and one rate limit.
 *
 * ```js
 * import { createClient } from 'redis';
 * import { redisStore } from 'stamps-activity-feed/proxy/redis';
 *
 * const client = await createClient({ url: process.env.REDIS_URL }).on('error', log).connect();
 * const proxy = createActivityProxy({ store: redisStore(client), … });
 * ```
 */
import { isFunction } from './option-rules.js';
import type { ProxyStore } from './store/proxy-store.js';

export type { ProxyStore } from './store/proxy-store.js';

/** What is used of a client of `redis` (node-redis) 4 or later: its clients, pools and clusters. */
export interface NodeRedisClient {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { readonly PX: number }): Promise<unknown>;
  eval(
    script: string,
    options: { readonly keys: string[]; readonly arguments: string[] },
  ): Promise<unknown>;
}

/** What is used of a client of `ioredis` 4 or later: `Redis` and `Cluster`. */
export interface IoRedisClient {
  /** ioredis has commands in lower case only; node-redis has `pExpire`. */
  pexpire(key: string, milliseconds: number): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, unit: 'PX', milliseconds: number): Promise<unknown>;
  eval(script: string, keyCount: number, key: string, ttl: string): Promise<unknown>;
}

/** Options of `redisStore`. */
export interface RedisStoreOptions {
  /** Stands before every key; `stamps:` by default. */
  readonly prefix?: string | undefined;
}

/** One step for Redis: between two commands, this process could end and leave a key without an expiry. */
const incrementScript = `local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`;

const isIoRedis = (client: NodeRedisClient | IoRedisClient): client is IoRedisClient =>
  'pexpire' in client && isFunction(client.pexpire);

/**
 * Creates the store of a proxy from a connected client of node-redis or ioredis. Redis may stop or hang: then
 * the proxy goes on without it. Listen to the client's `error` event; without a listener, node-redis ends
 * the process.
 *
 * @throws {TypeError} if the client is neither.
 */
export const redisStore = (
  client: NodeRedisClient | IoRedisClient,
  { prefix = 'stamps:' }: RedisStoreOptions = {},
): ProxyStore => {
  const isClient = ['get', 'set', 'eval'].every((name) =>
    isFunction(Reflect.get(Object(client), name)),
  );
  if (!isClient) {
    throw new TypeError('redisStore: give a client of the package "redis" or "ioredis".');
  }
  if (typeof prefix !== 'string') throw new TypeError('redisStore: prefix must be a string.');
  /** Redis takes whole milliseconds from 1. */
  const whole = (ttl: number): number => Math.max(1, Math.ceil(ttl));
  return {
    async get(key) {
      const value = await client.get(prefix + key);
      return value === null || value === undefined ? undefined : String(value);
    },
    async set(key, value, { ttl }) {
      if (isIoRedis(client)) await client.set(prefix + key, value, 'PX', whole(ttl));
      else await client.set(prefix + key, value, { PX: whole(ttl) });
    },
    async increment(key, { ttl }) {
      const milliseconds = String(whole(ttl));
      const count = isIoRedis(client)
        ? await client.eval(incrementScript, 1, prefix + key, milliseconds)
        : await client.eval(incrementScript, { keys: [prefix + key], arguments: [milliseconds] });
      return Number(count);
    },
  };
};
