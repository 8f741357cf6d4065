import type { Segments } from './bindings.js';
import { fill, isWhole } from './bindings.js';
import { component, mayBindUrl, partialUrl, wholeUrl } from './urls.js';

/** Attributes that a browser takes for a URL (HTML, SVG). */
const urlAttributes: ReadonlySet<string> = new Set([
  'action',
  'attributionsrc',
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
]);

/** Attributes of SVG that are style and may fetch what they name: `mask="url(//evil.example/x)"`. */
const styleAttributes: ReadonlySet<string> = new Set([
  'clip-path',
  'cursor',
  'fill',
  'filter',
  'marker-end',
  'marker-mid',
  'marker-start',
  'mask',
  'stroke',
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
  'param',
  'animate',
  'animatecolor',
  'animatemotion',
  'animatetransform',
  'set',
]);

/** Elements whose text is written out as it is: once more parsed, it would be markup. */
const rawTextElements: ReadonlySet<string> = new Set([
  'iframe',
  'noembed',
  'noframes',
  'noscript',
  'plaintext',
  'xmp',
]);

/** Whether an element may hold bindings in its attributes. */
export const mayBind = ({ localName }: Element): boolean =>
  !forbiddenElements.has(localName.toLowerCase());

/** Whether an element may hold bindings in its text. */
export const mayBindText = (element: Element): boolean =>
  mayBind(element) && !rawTextElements.has(element.localName.toLowerCase());

/** A name without the prefix that XML gives it: of `xlink:href`, what counts is `href`. */
const plain = (name: string): string => name.toLowerCase().replace(/^(xlink|xml):/, '');

/**
 * Whether an attribute may hold bindings: none that is, or may become, script, style or markup. What
 * is not a plain name (`@click`, `:key`, `(tap)`) or begins as a directive is code to a framework.
 */
export const mayBindAttribute = (name: string, segments: Segments): boolean => {
  const bare = plain(name);
  if (!/^[\w.-]+$/.test(bare) || /^(on|v-|x-|ng-|hx-on)/.test(bare)) return false;
  if (bare === 'style' || bare === 'srcdoc') return false;
  return !urlAttributes.has(bare) || mayBindUrl(segments);
};

/** In `url(#clip-[[id]])` a value is a component; elsewhere it may be a colour, and calls nothing. */
const styleValue = (segments: Segments, lookup: (path: string) => string): string | undefined => {
  const hasFunction = fill(segments, () => '')?.includes('(');
  const word = (value: string) => (/[(\\]/.test(value) ? undefined : value);
  return fill(segments, lookup, hasFunction ? (value) => word(component(value) ?? '(') : word);
};

/** The value of an attribute with its bindings written in; `undefined` if it is better left out. */
export const fillAttribute = (
  name: string,
  segments: Segments,
  lookup: (path: string) => string,
): string | undefined => {
  const bare = plain(name);
  if (styleAttributes.has(bare)) return styleValue(segments, lookup);
  if (!urlAttributes.has(bare)) return fill(segments, lookup);
  return isWhole(segments) ? wholeUrl(lookup(segments[1] ?? '')) : partialUrl(segments, lookup);
};
