import type { ActivityId } from '../activities/index.js';
import { checked, object, parse } from '../activities/index.js';
import { digest } from '../shared/digest.js';
import type { ActivityIssue, ActivityPage } from './parse-page.js';
import { list, parsePage } from './parse-page.js';

/** A value that may be missing. */
const optional = <T>(isValid: (value: unknown) => boolean) =>
  checked((value): value is T | undefined => value === undefined || isValid(value));

const isText = (value: unknown) => typeof value === 'string';

/** The parts of a page that are kept. Its activities are parsed again from what the API sent. */
const serializedPage = object({
  activities: list,
  issues: optional<ActivityIssue[]>(Array.isArray),
  messages: optional<string[]>((value) => Array.isArray(value) && value.every(isText)),
  cursor: optional<ActivityId>((value) => typeof value === 'number' || isText(value)),
  complete: checked((value) => typeof value === 'boolean'),
  memberKey: optional<string>(isText),
});

/** The item that the API sent, if it was made into an activity. */
const rawOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'kind' in item && 'raw' in item ? item.raw : item;

/**
 * Reads a page that was fetched by a server or by an earlier visit and may have been serialized as JSON.
 * Its activities may be `Activity` objects or the API's own items.
 *
 * @returns `undefined` if the value is not a page.
 */
export const readSerializedPage = (value: unknown): ActivityPage | undefined => {
  try {
    const given = parse(serializedPage, value);
    if (!given) return undefined;
    const { messages = [], cursor, complete, memberKey } = given;
    const page = parsePage({ activities: given.activities.map(rawOf) });
    const issues = [...(given.issues ?? []), ...page.issues];
    const read = { ...page, issues, messages, complete, cursor: cursor ?? page.cursor };
    return memberKey === undefined ? read : { ...read, memberKey };
  } catch {
    return undefined;
  }
};

/** A digest of a page's content, to recognize the page without keeping it. */
export const digestOfPage = (page: ActivityPage): string | undefined => {
  try {
    return digest(JSON.stringify(page));
  } catch {
    // JSON cannot write what is nested too deep.
    return undefined;
  }
};

/** Whether two values differ in content: pages, lists, or anything else that JSON can write. */
export const isDifferent = (a: unknown, b: unknown): boolean => {
  if (a === b) return false;
  if (typeof a !== 'object' || typeof b !== 'object') return true;
  try {
    return JSON.stringify(a) !== JSON.stringify(b);
  } catch {
    // JSON cannot write what is nested too deep.
    return true;
  }
};
