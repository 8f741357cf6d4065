import type { LoggedRequest } from './request-log.js';

/** Beyond these, the oldest go: a sandbox may run for days. */
const limits = { sessions: 1_000, requests: 500, counters: 200, arrivals: 2_000 } as const;

/** What the sandbox remembers of one test or one page. */
export interface Session {
  log(entry: LoggedRequest): void;
  /** Oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** How often something happened before now, and from now on once more. */
  count(what: string): number;
  /** How many activities have arrived for a member. */
  arrived(user: string): number;
  arrive(user: string, howMany: number): void;
}

export interface Sessions {
  /** The session of this name, made if need be. Without a name: the one that all such share. */
  open(name: string): Session;
  /** What a session asked so far; does not make one. */
  requests(name: string): readonly LoggedRequest[];
}

/** A map that forgets what was touched longest ago. */
interface LruMap<T> {
  readonly peek: ReadonlyMap<string, T>;
  get(key: string): T;
}

function createLruMap<T>(limit: number, make: () => T): LruMap<T> {
  const entries = new Map<string, T>();
  return {
    peek: entries,
    get: (key) => {
      const entry = entries.get(key) ?? make();
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
      return entry;
    },
  };
}

function createSession(): Session {
  const requests: LoggedRequest[] = [];
  const counters = createLruMap(limits.counters, () => ({ value: 0 }));
  const arrivals = createLruMap(limits.counters, () => ({ value: 0 }));
  return {
    log: (entry) => {
      requests.push(entry);
      if (requests.length > limits.requests) requests.shift();
    },
    requests,
    count: (what) => counters.get(what).value++,
    arrived: (user) => arrivals.get(user).value,
    arrive: (user, howMany) => {
      const entry = arrivals.get(user);
      entry.value = Math.min(entry.value + howMany, limits.arrivals);
    },
  };
}

export function createSessions(): Sessions {
  const sessions = createLruMap(limits.sessions, createSession);
  return {
    open: sessions.get,
    requests: (name) => structuredClone(sessions.peek.get(name)?.requests ?? []),
  };
}
