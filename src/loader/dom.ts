/**
 * The platform's own methods and properties. Content can hide them: with `<img name="createElement">`,
 * `document.createElement` is that image, and a form has its fields in place of its properties.
 */

/** Reads a property as the prototype defines it. */
export function read<T>(prototype: object, name: string, object: object): T {
  var property = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  return (property.get as () => T).call(object);
}

export function readDocument<T>(name: string): T {
  return read(Document.prototype, name, document);
}

export function createElement(name: 'script'): HTMLScriptElement;
export function createElement(name: 'template'): HTMLTemplateElement;
export function createElement(name: string): HTMLElement;
export function createElement(name: string): HTMLElement {
  return Document.prototype.createElement.call(document, name);
}

export function findAll<E extends Element>(selector: string): NodeListOf<E> {
  return Document.prototype.querySelectorAll.call(document, selector) as NodeListOf<E>;
}
