import { pageSize } from '../api/index.js';
import type { LoadedPages } from '../api/paging.js';
import { appendPage } from '../api/paging.js';
import { readSerializedPage } from '../api/serialized-page.js';

/** More activities than a user scrolls back to. */
const maxActivities = 25 * pageSize;

const maxAgeMs = 30 * 60_000;

const storageKey = (key: string): string => `stamps-activity-feed ${key}`;

/** The stored JSON. */
interface StoredList {
  readonly accountKey: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Each as `readSerializedPage` takes it. */
  readonly pages: readonly unknown[];
  readonly scrollPosition: unknown;
}

/** The first pages, up to `maxActivities`. */
const firstPages = (pages: LoadedPages): LoadedPages => {
  let count = 0;
  return pages.filter(({ activities }, index) => {
    count += activities.length;
    return index === 0 || count <= maxActivities;
  });
};

/**
 * Stores lists in `sessionStorage`, for a user who comes back in the same tab. It holds what the API sent,
 * and never a token. Where there is no storage, or it is full, nothing is stored.
 */
export const sessionMemory = {
  /** @param scrollPosition a JSON value. */
  save(key: string, accountKey: string, list: LoadedPages, scrollPosition: unknown): void {
    const pages = firstPages(list).map(({ activities, cursor, complete }) => ({
      activities: activities.map(({ raw }) => raw),
      cursor,
      complete,
    }));
    const stored: StoredList = { accountKey, time: Date.now(), pages, scrollPosition };
    try {
      sessionStorage.setItem(storageKey(key), JSON.stringify(stored));
    } catch {
      // Also for activities that JSON cannot write. An outdated list must not stay.
      this.remove(key);
    }
  },

  /** @returns `undefined`, and removes the list, if it is too old or belongs to another account. */
  load(
    key: string,
    accountKey: string,
  ): { readonly pages: LoadedPages; readonly scrollPosition: unknown } | undefined {
    try {
      // Malformed data is rejected by the `catch` below or by `readSerializedPage`.
      const stored = JSON.parse(sessionStorage.getItem(storageKey(key)) ?? 'null') as StoredList;
      const ageMs = Date.now() - stored.time;
      if (stored.accountKey !== accountKey || !(ageMs >= 0 && ageMs <= maxAgeMs)) {
        this.remove(key);
        return undefined;
      }
      const pages = stored.pages.reduce<LoadedPages>((before, value) => {
        const page = readSerializedPage(value);
        return page ? appendPage(before, page) : before;
      }, []);
      return { pages, scrollPosition: stored.scrollPosition };
    } catch {
      return undefined;
    }
  },

  remove(key: string): void {
    try {
      sessionStorage.removeItem(storageKey(key));
    } catch {
      // The document has no access to storage.
    }
  },
};
