/**
 * The origin of the document, or the text `null` if it is opaque, as in a sandboxed iframe or a local file.
 * The address of a `srcdoc` or `about:blank` frame does not tell it, and neither does that of a sandboxed
 * frame. Then it is the global `origin`, which elsewhere may be a variable of the page.
 */
export const pageOrigin = (): string => {
  const { location, origin } = globalThis;
  return origin === 'null' || location.origin === 'null' ? origin : location.origin;
};

/**
 * What relative URLs are resolved against. User name and password of the page's own address are left out,
 * and a `blob:` document, which has no path, uses its origin.
 */
export const pageBase = (): string => {
  // From the prototype: with `<img name="baseURI">`, the document's own property is that image.
  const base: string = Reflect.get(Document.prototype, 'baseURI', document);
  if (!/^https?:/.test(base)) return pageOrigin() === 'null' ? base : pageOrigin();
  const url = new URL(base);
  url.username = url.password = '';
  return url.href;
};
