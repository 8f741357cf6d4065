/** A map that creates missing entries and drops the least recently used one above `limit`. */
export interface LruMap<T> {
  /** The entries, for reading without creating or touching one. */
  readonly entries: ReadonlyMap<string, T>;
  get(key: string): T;
}

export function createLruMap<T>(limit: number, create: () => T): LruMap<T> {
  const entries = new Map<string, T>();
  return {
    entries,
    get: (key) => {
      const entry = entries.get(key) ?? create();
      // A Map iterates in insertion order: inserting again moves the entry to the end.
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
      return entry;
    },
  };
}
