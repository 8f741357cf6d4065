import { createLruMap } from './lru-map.js';
import type { LoggedRequest } from './request-log.js';

/** Upper bounds, since a sandbox may run for days. The oldest entries are dropped. */
const limits = { sessions: 1_000, requests: 500, counters: 200, arrivals: 2_000 } as const;

/** What the sandbox remembers of one test or one page. */
export interface Session {
  log(entry: LoggedRequest): void;
  /** Oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Increments the counter of this name and returns its previous value. */
  count(name: string): number;
  /** How many new activities the member has got in this session. */
  arrivals(user: string): number;
  addArrivals(user: string, count: number): void;
}

export interface Sessions {
  /** The session of this name, created if needed. Requests without a name share one. */
  open(name: string): Session;
  /** The requests of a session. Does not create one. */
  requests(name: string): readonly LoggedRequest[];
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
    count: (name) => counters.get(name).value++,
    arrivals: (user) => arrivals.get(user).value,
    addArrivals: (user, count) => {
      const entry = arrivals.get(user);
      entry.value = Math.min(entry.value + count, limits.arrivals);
    },
  };
}

export function createSessions(): Sessions {
  const sessions = createLruMap(limits.sessions, createSession);
  return {
    open: sessions.get,
    requests: (name) => structuredClone(sessions.entries.get(name)?.requests ?? []),
  };
}
