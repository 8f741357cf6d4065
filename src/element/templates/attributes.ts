import type { Segments } from './bindings.js';
import { fill, isWhole } from './bindings.js';
import { frameworkRoots, isFrameworkAttribute } from './frameworks.js';
import { component, mayBindUrl, partialUrl, wholeUrl } from './urls.js';

/** Attributes that hold a URL (HTML, SVG). */
const urlAttribute =
  /^(action|attributionsrc|background|cite|data|formaction|href|longdesc|manifest|ping|poster|src|srcset)$/;

/** SVG presentation attributes, which may contain a URL to fetch: `mask="url(//evil.example/x)"`. */
const styleAttribute = /^(clip-path|cursor|fill|filter|marker-(end|mid|start)|mask|stroke)$/;

/** Elements that take no bindings, because they run, load or change something. */
const forbiddenElement =
  /^(script|style|base|meta|link|object|embed|param|animate(color|motion|transform)?|set)$/i;

/** Elements whose text is serialized without escaping, so it would become markup if parsed again. */
const rawTextElement = /^(iframe|noembed|noframes|noscript|plaintext|xmp)$/i;

/** Whether an element's attributes may contain bindings. */
export const mayBind = ({ localName }: Element): boolean => !forbiddenElement.test(localName);

/** Whether an element's text may contain bindings. */
export const mayBindText = (element: Element): boolean =>
  mayBind(element) && !rawTextElement.test(element.localName) && !element.closest(frameworkRoots);

/** The name in lower case and without an XML prefix: `xlink:href` is `href`. */
const unprefixed = (name: string): string => name.toLowerCase().replace(/^(xlink|xml):/, '');

/**
 * Whether an attribute may contain bindings. Attributes that are, or may become, script, style or
 * markup may not, nor those that a framework runs.
 */
export const mayBindAttribute = (name: string, segments: Segments): boolean => {
  const bare = unprefixed(name);
  if (isFrameworkAttribute(bare) || bare === 'style' || bare === 'srcdoc') return false;
  return !urlAttribute.test(bare) || mayBindUrl(segments);
};

/** In `url(#clip-[[id]])` a value is encoded as a component; elsewhere it must not call a function. */
const styleValue = (segments: Segments, lookup: (path: string) => string): string | undefined => {
  const hasFunction = fill(segments, () => '')?.includes('(');
  const word = (value: string) => (/[(\\]/.test(value) ? undefined : value);
  return fill(segments, lookup, hasFunction ? (value) => word(component(value) ?? '(') : word);
};

/** Fills in an attribute; `undefined` if a value is not allowed there and the attribute is left out. */
export const fillAttribute = (
  name: string,
  segments: Segments,
  lookup: (path: string) => string,
): string | undefined => {
  const bare = unprefixed(name);
  if (styleAttribute.test(bare)) return styleValue(segments, lookup);
  if (!urlAttribute.test(bare)) return fill(segments, lookup);
  return isWhole(segments) ? wholeUrl(lookup(segments[1] ?? '')) : partialUrl(segments, lookup);
};
