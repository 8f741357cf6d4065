import type { Segments } from './bindings.js';
import { fill } from './bindings.js';

/** A URL as a browser reads it: without white space and control characters. */
const bare = (url: string): string => url.replace(/[\s\p{C}]/gu, '');

/** What a URL with bindings looks like; no scheme that may be bound has an x. */
const sample = (segments: Segments): string => bare(fill(segments, () => 'x') ?? '');

/** Where a host stands in a URL; browsers take any number of slashes, of either kind, for two. */
const authority = /^(?:https?:[\\/]*|[\\/]{2,})[^\\/?#]*/i;

/** Whether the text at `index` of the segments, which is a binding, stands in the URL's host. */
const isInHost = (segments: Segments, index: number): boolean => {
  const before = bare(fill(segments.slice(0, index), () => 'x') ?? '');
  return authority.exec(before)?.[0] === before;
};

/** Whether each binding in a host is its first label, and what follows it stands in the template. */
const hasOwnHost = (segments: Segments): boolean =>
  segments.every(
    (_, index) =>
      index % 2 === 0 ||
      !isInHost(segments, index) ||
      (/[\\/]$/.test(bare(segments[index - 1] ?? '')) &&
        /^\.[^\\/?#]/.test(bare(segments[index + 1] ?? ''))),
  );

/**
 * Whether a URL may hold these bindings. What they fill in a script URL runs, however it is encoded;
 * they may be the scheme itself; and whose host it is, the template says.
 */
export const mayBindUrl = (segments: Segments): boolean => {
  const scheme = /^([^/?#:]*):/.exec(sample(segments))?.[1] ?? 'https';
  return /^(https?|mailto|tel|sms|whatsapp)$/i.test(scheme) && hasOwnHost(segments);
};

/** A URL that came as a whole: http(s), mailto, tel, or a path of the page's own origin. */
export const wholeUrl = (value: string): string | undefined => {
  const url = value.trim();
  // Browsers drop control characters, and take a backslash for a slash.
  if (/[\s\p{C}\\]/u.test(url)) return undefined;
  if (/^(https?:\/\/|mailto:|tel:)/i.test(url)) return url;
  return /^\/(?!\/)/.test(url) ? url : undefined;
};

/** A part of a URL stays within its place: it is encoded, and can't climb out of its folder. */
export const component = (value: string): string | undefined => {
  if (value === '.' || value === '..') return undefined;
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a surrogate pair has no encoding.
    return undefined;
  }
};

/** A part of a host is one label, which ends where the template's own text goes on. */
const label = (value: string): string | undefined =>
  /^[a-z0-9-]+$/i.test(value) ? value : undefined;

/** Whether a URL names another host: `//evil.example`, to which a backslash is a slash. */
const isNetworkPath = (url: string): boolean => /^[\\/]{2}/.test(url);

/** A URL with components written in; values that are empty don't make a path another site's. */
export const partialUrl = (
  segments: Segments,
  lookup: (path: string) => string,
): string | undefined => {
  let index = -1;
  const write = (value: string) => {
    index += 2;
    return isInHost(segments, index) ? label(value) : component(value);
  };
  const url = fill(segments, lookup, write);
  if (url === undefined) return undefined;
  return isNetworkPath(bare(url)) && !isNetworkPath(sample(segments)) ? undefined : url;
};
