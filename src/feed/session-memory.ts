import { pageSize } from '../api/index.js';
import type { LoadedPages } from '../api/paging.js';
import { appendPage } from '../api/paging.js';
import { readSerializedPage } from '../api/serialized-page.js';
import { digest } from '../shared/digest.js';

/** More activities than a user scrolls back to. */
const maxActivities = 25 * pageSize;

const maxAgeMs = 30 * 60_000;

const prefix = 'stamps-activity-feed ';

/** The stored JSON. */
interface StoredList {
  /** The digest of the identity key, which may contain the member's address. */
  readonly identity: string;
  readonly accountKey: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Each as `readSerializedPage` takes it. */
  readonly pages: readonly unknown[];
  readonly scrollPosition: unknown;
}

/** An identity key begins with the URL of the first page. */
const apiUrl = (identityKey: string): URL => new URL(identityKey.split(' ', 1)[0] ?? '');

/** The name of an entry: the endpoint and the merchants, without the member and other parameters. */
const entryName = (identityKey: string): string => {
  const { origin, pathname, searchParams } = apiUrl(identityKey);
  return [prefix + origin + pathname, ...searchParams.getAll('merchant_id')].join(' ');
};

/** The first pages, up to `maxActivities`. */
const firstPages = (pages: LoadedPages): LoadedPages => {
  let count = 0;
  return pages.filter(({ activities }, index) => {
    count += activities.length;
    return index === 0 || count <= maxActivities;
  });
};

const isFresh = ({ time }: StoredList): boolean => {
  const ageMs = Date.now() - time;
  return ageMs >= 0 && ageMs <= maxAgeMs;
};

/** Runs what may fail: there may be no storage, or no access to it, or no room. */
const attempt = <T>(run: () => T): T | undefined => {
  try {
    return run();
  } catch {
    return undefined;
  }
};

const parse = (text: string | null): StoredList => JSON.parse(text ?? 'null');

/**
 * Stores lists in `sessionStorage`, for a user who comes back in the same tab. It holds what the API sent, and
 * never a token or the member's address. Where there is no storage, or it is full, nothing is stored.
 */
export const sessionMemory = {
  /** Whether there is a list. After a sign-out, the site may have cleared the storage. */
  has(key: string): boolean {
    return !!attempt(() => sessionStorage.getItem(entryName(key)));
  },

  /** @param scrollPosition a JSON value. */
  save(key: string, accountKey: string, list: LoadedPages, scrollPosition: unknown): void {
    const pages = firstPages(list).map(({ activities, besideIssues, cursor, complete }) => ({
      activities: activities.map(({ raw }) => raw),
      // What they were is not needed again.
      issues: besideIssues.length > 0 ? [0] : undefined,
      cursor,
      complete,
    }));
    const identity = digest(key);
    const stored: StoredList = { identity, accountKey, time: Date.now(), pages, scrollPosition };
    try {
      sessionStorage.setItem(entryName(key), JSON.stringify(stored));
    } catch {
      // Also for activities that JSON cannot write. An outdated list must not stay.
      this.remove(key);
    }
  },

  /** @returns `undefined`, and removes the list, if it is too old or belongs to somebody else. */
  load(
    key: string,
    accountKey: string,
  ): { readonly pages: LoadedPages; readonly scrollPosition: unknown } | undefined {
    // Malformed data is rejected here or by `readSerializedPage`.
    return attempt(() => {
      const stored = parse(sessionStorage.getItem(entryName(key)));
      const isOwn = stored.identity === digest(key) && stored.accountKey === accountKey;
      if (!isOwn || !isFresh(stored)) {
        this.remove(key);
        return undefined;
      }
      const pages = stored.pages.reduce<LoadedPages>((before, value) => {
        const page = readSerializedPage(value);
        return page ? appendPage(before, page) : before;
      }, []);
      return { pages, scrollPosition: stored.scrollPosition };
    });
  },

  remove(key: string): void {
    attempt(() => sessionStorage.removeItem(entryName(key)));
  },

  /** Removes every list. */
  clear(): void {
    this.removeWhere(() => true);
  },

  /**
   * Removes lists that are too old or malformed, and those of other accounts at the same API.
   *
   * @param key the identity that a response has confirmed.
   * @param accountKey its account; empty if it is unknown.
   */
  prune(key: string, accountKey: string): void {
    const origin = attempt(() => apiUrl(key).origin);
    if (!origin) return;
    this.removeWhere((name, stored) => {
      if (!isFresh(stored)) return true;
      return name.startsWith(prefix + origin) && stored.accountKey !== accountKey;
    });
  },

  /** @param isUnwanted also true for an entry that it cannot read. */
  removeWhere(isUnwanted: (name: string, stored: StoredList) => boolean): void {
    attempt(() => {
      const names = Array.from(sessionStorage, (_, index) => sessionStorage.key(index) ?? '');
      for (const name of names) {
        if (!name.startsWith(prefix)) continue;
        const isKept = attempt(() => !isUnwanted(name, parse(sessionStorage.getItem(name))));
        if (!isKept) sessionStorage.removeItem(name);
      }
    });
  },
};
