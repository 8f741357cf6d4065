import * as z from 'zod/mini';
import type { ActivityPage } from './parse-page.js';
import { parsePage } from './parse-page.js';

const id = z.union([z.number(), z.string()]);

/** What is needed of a page; its activities are read anew from what the API gave. */
const given = z.looseObject({
  activities: z.array(z.unknown()),
  messages: z.optional(z.array(z.string())),
  cursor: z.optional(id),
  complete: z.boolean(),
  memberKey: z.optional(z.string()),
});

/** The item as the API gave it, of an activity that was made of it. */
const rawOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'kind' in item && 'raw' in item ? item.raw : item;

/**
 * Reads a page that was fetched elsewhere, by a server or by an earlier visit, and may have been through
 * JSON: an `ActivityPage`, or the same with the API's items for activities.
 *
 * @returns `undefined` for what is no page.
 */
export const readGivenPage = (value: unknown): ActivityPage | undefined => {
  try {
    const { activities, messages = [], cursor, complete, memberKey } = z.parse(given, value);
    const page = parsePage({ activities: activities.map(rawOf) });
    const read = { ...page, messages, complete, cursor: cursor ?? page.cursor };
    return memberKey === undefined ? read : { ...read, memberKey };
  } catch {
    return undefined;
  }
};

/** Two pages are the same if they hold the same: a framework's copy at each render is no other page. */
export const isOtherPage = (a: ActivityPage | undefined, b: ActivityPage | undefined): boolean => {
  if (a === b) return false;
  try {
    return JSON.stringify(a) !== JSON.stringify(b);
  } catch {
    // Nested too deep to be written.
    return true;
  }
};
