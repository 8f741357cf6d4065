import type { Segments } from './bindings.js';
import { fill, isWhole } from './bindings.js';

/** Attributes that a browser takes for a URL (HTML, SVG). */
const urlAttributes: ReadonlySet<string> = new Set([
  'action',
  'background',
  'cite',
  'data',
  'formaction',
  'href',
  'longdesc',
  'manifest',
  'ping',
  'poster',
  'src',
  'srcset',
  'xlink:href',
]);

/** Elements whose content or attributes run, load or rewrite something: no binding belongs there. */
const forbiddenElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'base',
  'meta',
  'link',
  'object',
  'embed',
  'animate',
  'animatemotion',
  'animatetransform',
  'set',
]);

/** Whether an element may hold bindings at all. */
export const mayBind = ({ localName }: Element): boolean =>
  !forbiddenElements.has(localName.toLowerCase());

/** A URL as a browser reads it: without white space and control characters. */
const bare = (url: string): string => url.replace(/[\s\p{C}]/gu, '');

/** What a URL with bindings looks like; no scheme that may be bound has an x. */
const sample = (segments: Segments): string => bare(fill(segments, () => 'x') ?? '');

/** Whether an attribute may hold bindings: none that is, or may become, script, style or markup. */
export const mayBindAttribute = (name: string, segments: Segments): boolean => {
  const lower = name.toLowerCase();
  if (/^on/.test(lower) || lower === 'style' || lower === 'srcdoc') return false;
  // What a binding fills in a script URL runs, however it is encoded; and it may be the scheme itself.
  const scheme = /^([^/?#:]*):/.exec(sample(segments))?.[1] ?? 'https';
  return !urlAttributes.has(lower) || /^(https?|mailto|tel|sms|whatsapp)$/i.test(scheme);
};

/** A URL that came as a whole: http(s), mailto, tel, or a path of the page's own origin. */
const wholeUrl = (value: string): string | undefined => {
  const url = value.trim();
  // Browsers drop control characters, and take a backslash for a slash.
  if (/[\s\p{C}\\]/u.test(url)) return undefined;
  if (/^(https?:\/\/|mailto:|tel:)/i.test(url)) return url;
  return /^\/(?!\/)/.test(url) ? url : undefined;
};

/** A part of a URL stays within its place: it is encoded, and can't climb out of its folder. */
const component = (value: string): string | undefined => {
  if (value === '.' || value === '..') return undefined;
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a surrogate pair has no encoding.
    return undefined;
  }
};

/** Whether a URL names another host: `//evil.example`, to which a backslash is a slash. */
const isNetworkPath = (url: string): boolean => /^[\\/]{2}/.test(url);

/** A URL with components written in; values that are empty don't make a path another site's. */
const partialUrl = (segments: Segments, lookup: (path: string) => string): string | undefined => {
  const url = fill(segments, lookup, component);
  if (url === undefined) return undefined;
  return isNetworkPath(bare(url)) && !isNetworkPath(sample(segments)) ? undefined : url;
};

/** The value of an attribute with its bindings written in; `undefined` if it is better left out. */
export const fillAttribute = (
  name: string,
  segments: Segments,
  lookup: (path: string) => string,
): string | undefined => {
  if (!urlAttributes.has(name.toLowerCase())) return fill(segments, lookup);
  return isWhole(segments) ? wholeUrl(lookup(segments[1] ?? '')) : partialUrl(segments, lookup);
};
