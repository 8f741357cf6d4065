/**
 * What the processes of a proxy share: the access token and the counts of the rate limit. Keys hold no
 * address, and the token is encrypted. See `redisStore` and `durableObjectStore`.
 */
export interface ProxyStore {
  /** The value of a key, or `undefined` if there is none or its time is over. */
  get(key: string): Promise<string | undefined>;
  /** Sets the value of a key for `ttl` milliseconds. */
  set(key: string, value: string, options: { readonly ttl: number }): Promise<void>;
  /**
   * Adds one to the number of a key, which is 0 if there is none. It is one atomic step. `ttl` in
   * milliseconds counts from the call that returns 1.
   */
  increment(key: string, options: { readonly ttl: number }): Promise<number>;
}
