import { readGivenPage } from '../api/given-page.js';
import { pageSize } from '../api/index.js';
import type { Paging } from '../api/paging.js';
import { take } from '../api/paging.js';

/** How many activities are remembered: more than a reader scrolls back to. */
const most = 25 * pageSize;

/** Milliseconds that they are remembered for: the older ones are not asked for again. */
const longest = 30 * 60_000;

const name = (key: string): string => `stamps-activity-feed ${key}`;

/** What is written, as JSON. */
interface Remembered {
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** For `readGivenPage`. */
  readonly pages: readonly unknown[];
  readonly place: unknown;
}

/** The first pages of a list, with as many activities as are remembered. */
const firstPages = (paging: Paging): Paging => {
  let count = 0;
  return paging.filter(({ activities }, n) => {
    count += activities.length;
    return n === 0 || count <= most;
  });
};

/**
 * What the tab remembers of a list, for a reader who comes back to it: `sessionStorage`, where there is
 * one. It holds what the API gave, never a token.
 */
export const memory = {
  /** @param place where the reader was, as JSON has it. */
  save(key: string, owner: string, paging: Paging, place: unknown): void {
    const pages = firstPages(paging).map(({ activities, cursor, complete }) => ({
      activities: activities.map(({ raw }) => raw),
      cursor,
      complete,
    }));
    try {
      const value = JSON.stringify({ owner, time: Date.now(), pages, place } satisfies Remembered);
      sessionStorage.setItem(name(key), value);
    } catch {
      // No storage, a full one, or what JSON can't write: then the feed begins anew.
      this.forget(key);
    }
  },

  /** @returns nothing of another owner, and nothing that is old: that is forgotten. */
  recall(key: string, owner: string): { paging: Paging; place: unknown } | undefined {
    try {
      const text = sessionStorage.getItem(name(key));
      // What is there instead of it, whoever wrote it, ends in the catch below or in no page.
      const saved = JSON.parse(text ?? 'null') as Remembered;
      const age = Date.now() - saved.time;
      if (saved.owner !== owner || !(age >= 0 && age <= longest)) {
        this.forget(key);
        return undefined;
      }
      const paging = saved.pages.reduce<Paging>((before, value) => {
        const page = readGivenPage(value);
        return page ? take(before, page) : before;
      }, []);
      return { paging, place: saved.place };
    } catch {
      return undefined;
    }
  },

  forget(key: string): void {
    try {
      sessionStorage.removeItem(name(key));
    } catch {
      // There is none.
    }
  },
};
