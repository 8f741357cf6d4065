import type { Segments } from './bindings.js';
import { fill } from './bindings.js';

/** A URL without the white space and control characters that URL parsers ignore. */
const stripIgnored = (url: string): string => url.replace(/[\s\p{C}]/gu, '');

/** The URL with `x` for each binding. No allowed scheme contains an x. */
const sampleUrl = (segments: Segments): string => stripIgnored(fill(segments, () => 'x') ?? '');

/** The scheme and host of a URL. Browsers accept any number of slashes or backslashes for the two. */
const authority = /^(?:https?:[\\/]*|[\\/]{2,})[^\\/?#]*/i;

/** Whether the binding at `index` of the segments is part of the URL's host. */
const isInHost = (segments: Segments, index: number): boolean => {
  const before = stripIgnored(fill(segments.slice(0, index), () => 'x') ?? '');
  return authority.exec(before)?.[0] === before;
};

/** Whether every binding in the host is its first label, followed by a domain from the template. */
const hasFixedDomain = (segments: Segments): boolean =>
  segments.every(
    (_, index) =>
      index % 2 === 0 ||
      !isInHost(segments, index) ||
      (/[\\/]$/.test(stripIgnored(segments[index - 1] ?? '')) &&
        /^\.[^\\/?#]/.test(stripIgnored(segments[index + 1] ?? ''))),
  );

/**
 * Whether a URL may contain these bindings. The template has to fix the domain, and the scheme must
 * neither be bound nor be one that runs script, since encoding a value does not make that safe.
 */
export const mayBindUrl = (segments: Segments): boolean => {
  const scheme = /^([^/?#:]*):/.exec(sampleUrl(segments))?.[1] ?? 'https';
  return /^(https?|mailto|tel|sms|whatsapp)$/i.test(scheme) && hasFixedDomain(segments);
};

/** Checks a URL that is one whole binding: http(s), mailto, tel, or a path of the document's origin. */
export const wholeUrl = (value: string): string | undefined => {
  const url = value.trim();
  // Browsers ignore control characters, and treat a backslash as a slash.
  if (/[\s\p{C}\\]/u.test(url)) return undefined;
  if (/^(https?:\/\/|mailto:|tel:)/i.test(url)) return url;
  return /^\/(?!\/)/.test(url) ? url : undefined;
};

/** Encodes a value as one component of a URL. `.` and `..` are refused: they would change the path. */
export const component = (value: string): string | undefined => {
  if (value === '.' || value === '..') return undefined;
  try {
    return encodeURIComponent(value);
  } catch {
    // An unpaired surrogate can't be encoded.
    return undefined;
  }
};

/** A value that may be a label of a host name. */
const hostLabel = (value: string): string | undefined =>
  /^[a-z0-9-]+$/i.test(value) ? value : undefined;

/** Whether a URL is protocol-relative: `//evil.example`. Backslashes count as slashes. */
const isProtocolRelative = (url: string): boolean => /^[\\/]{2}/.test(url);

/** Fills in a URL. Empty values must not turn a path into a protocol-relative URL. */
export const partialUrl = (
  segments: Segments,
  lookup: (path: string) => string,
): string | undefined => {
  let index = -1;
  const encode = (value: string) => {
    index += 2;
    return isInHost(segments, index) ? hostLabel(value) : component(value);
  };
  const url = fill(segments, lookup, encode);
  if (url === undefined) return undefined;
  const becameRelative =
    isProtocolRelative(stripIgnored(url)) && !isProtocolRelative(sampleUrl(segments));
  return becameRelative ? undefined : url;
};
