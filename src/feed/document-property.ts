/**
 * Reads a property of a document as the platform defines it: with `<img name="body">`, the document's own
 * `body` is that image. In tests without a DOM, it is the object's own.
 */
export const documentProperty = <N extends keyof Document>(
  document: Document,
  name: N,
): Document[N] => Reflect.get(globalThis.Document?.prototype ?? document, name, document);
