import {
  type ActivityProxyError,
  type ActivityProxyOptions,
  createActivityProxy,
  getAccessToken,
} from '../../../src/proxy/index.js';
import type { ProxyStore } from '../../../src/proxy/store/proxy-store.js';
import { secret } from '../harness.js';

export const credential = 'a credential of a merchant';

interface Entry {
  readonly value: string;
  readonly until: number;
}

/** A store in memory, by the clock of `performance.now`. */
export const memoryStore = () => {
  const entries = new Map<string, Entry>();
  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry && performance.now() < entry.until ? entry : undefined;
  };
  const store: ProxyStore = {
    async get(key) {
      return live(key)?.value;
    },
    async set(key, value, { ttl }) {
      entries.set(key, { value, until: performance.now() + ttl });
    },
    async increment(key, { ttl }) {
      const known = live(key);
      const count = Number(known?.value ?? 0) + 1;
      // An entry that was set to 0 has an end, too.
      const until = known && count > 1 ? known.until : performance.now() + ttl;
      entries.set(key, { value: String(count), until });
      return count;
    },
  };
  return {
    ...store,
    /** What is stored under keys that begin so, as texts. */
    values: (kind = '') =>
      [...entries.keys()]
        .filter((key) => key.startsWith(kind) && live(key))
        .map((key) => live(key)?.value ?? ''),
    keys: () => [...entries.keys()],
    /** Milliseconds until an entry ends. */
    ttl: (kind: string) => {
      const key = [...entries.keys()].find((it) => it.startsWith(kind)) ?? '';
      return (entries.get(key)?.until ?? 0) - performance.now();
    },
  };
};

/** Waits until there are tokens in the store: the request that got one does not wait for that. */
export const untilStored = async (
  { values }: ReturnType<typeof memoryStore>,
  count = 1,
): Promise<void> => {
  while (values('token:').length < count) await new Promise(setImmediate);
};

/** Stamps with its Token API, for several processes of one merchant. */
export const createStamps = (issue: (count: number) => Response | Promise<Response>) => {
  /** The requests for tokens, by the process that sent them. */
  const tokenRequests: string[] = [];
  /** The tokens with which activities were requested. */
  const sent: string[] = [];
  const refused = new Set<string>();
  /** What goes on after a response. */
  const waiting: Promise<unknown>[] = [];
  const execution = { waitUntil: (promise: Promise<unknown>) => void waiting.push(promise) };

  /** A process with a proxy. */
  const start = (
    name: string,
    store: ProxyStore | undefined,
    options: Partial<ActivityProxyOptions> = {},
    merchantId = 2,
  ) => {
    const errors: ActivityProxyError[] = [];
    const fetchToken: typeof fetch = async () => issue(tokenRequests.push(name));
    const proxy = createActivityProxy({
      getToken: getAccessToken({ token: credential, crmMerchantId: merchantId, fetch: fetchToken }),
      secret,
      store,
      resolveUser: () => 'rina@example.com',
      requestsPerMinute: Number.POSITIVE_INFINITY,
      onError: (error) => errors.push(error),
      fetch: async (_input, init) => {
        const token = new Headers(init?.headers).get('Authorization')?.replace('Bearer ', '') ?? '';
        sent.push(token);
        return refused.has(token)
          ? Response.json({ detail: 'Invalid token.' }, { status: 401 })
          : Response.json({ activities: [] });
      },
      ...options,
    });
    const get = () =>
      proxy(new Request('https://shop.example/stamps/activities'), undefined, execution);
    return { get, errors, status: async () => (await get()).status };
  };
  return { start, tokenRequests, sent, refused, background: () => Promise.all(waiting) };
};

/** A new token, which does not tell how long it lives. */
export const issued = (count: number) => Response.json({ access_token: `token-${count}` });
