import { isElement } from '../dom/ancestors.js';
import { nodesIn, show } from '../dom/nodes-in.js';
import { warnOnce } from '../warn-once.js';
import { fillAttribute, mayBind, mayBindAttribute, mayBindText } from './attributes.js';
import type { Segments } from './bindings.js';
import { fill, parseBindings } from './bindings.js';

/** Returns the value of a binding's path, as text. */
export type Lookup = (path: string) => string;

/** Copies a template and fills in the values of one activity. */
export type MakeCopy = (lookup: Lookup) => DocumentFragment;

/** How to fill in the node at `index`, in document order, of each copy. */
interface Binding {
  readonly index: number;
  readonly apply: (node: Node, lookup: Lookup) => void;
}

const elementsAndTexts = (root: Node) => nodesIn(root, show.element + show.text);

const warnRemoved = (where: string) =>
  warnOnce(
    `A binding in ${where} was removed. Bind it in text, or in an attribute that nothing runs.`,
  );

const bindText = (node: Text): Binding['apply'] | undefined => {
  const segments = parseBindings(node.data);
  if (!segments) return undefined;
  if (node.parentElement && !mayBindText(node.parentElement)) {
    warnRemoved(`<${node.parentElement.localName}>`);
    node.data = fill(segments, () => '') ?? '';
    return undefined;
  }
  return (copy, lookup) => {
    (copy as Text).data = fill(segments, lookup) ?? '';
  };
};

const bindAttributes = (element: Element): Binding['apply'] | undefined => {
  const bound: (readonly [attribute: Attr, segments: Segments])[] = [];
  let condition: string | undefined;
  for (const attribute of [...element.attributes]) {
    if (attribute.name === 'data-if') {
      condition = attribute.value.trim();
      element.removeAttributeNode(attribute);
      continue;
    }
    const segments = parseBindings(attribute.value);
    if (!segments) continue;
    if (mayBind(element) && mayBindAttribute(attribute.name, segments)) {
      bound.push([attribute, segments]);
    } else warnRemoved(`<${element.localName} ${attribute.name}>`);
    element.removeAttributeNode(attribute);
  }
  if (bound.length === 0 && condition === undefined) return undefined;
  return (copy, lookup) => {
    // The method is the prototype's, because a form may have a field called `remove`.
    if (condition !== undefined && !lookup(condition).trim()) Element.prototype.remove.call(copy);
    for (const [attribute, segments] of bound) {
      const value = fillAttribute(attribute.name, segments, lookup);
      if (value === undefined) continue;
      // A cloned node keeps its namespace, and names that `setAttribute` rejects ("@click").
      const filled = attribute.cloneNode() as Attr;
      filled.value = value;
      (copy as Element).setAttributeNodeNS(filled);
    }
  };
};

/**
 * Compiles a template, so that each row costs one copy of it and one walk over its nodes.
 *
 * Templates are compiled in the inert document of a template's content: images are not loaded and
 * custom elements not created before their values are filled in.
 *
 * @param content the content of the template. It is copied, not changed.
 */
export const compile = (content: Node): MakeCopy => {
  const prototype = document.createElement('template').content;
  const { ownerDocument } = prototype;
  prototype.append(...[...content.childNodes].map((node) => ownerDocument.importNode(node, true)));
  const bindings: Binding[] = [];
  elementsAndTexts(prototype).forEach((node, index) => {
    const apply = isElement(node) ? bindAttributes(node) : bindText(node as Text);
    if (apply) bindings.push({ index, apply });
  });
  return (lookup) => {
    const copy = prototype.cloneNode(true) as DocumentFragment;
    // All nodes are found before any is filled in, since a value may change which nodes there are.
    const nodes = elementsAndTexts(copy);
    for (const { index, apply } of bindings) apply(nodes[index] as Node, lookup);
    return copy;
  };
};
