// The properties of an ancestor are read from the prototype: in `<form><input name="parentNode">`, the
// form's own `parentNode` is that input. `instanceof` would fail for the nodes of an iframe's document.
const read = (prototype: object, name: string, node: Node) => Reflect.get(prototype, name, node);

export const nodeTypeOf = (node: Node): number => read(Node.prototype, 'nodeType', node);

/** The parent node, or the host of a shadow root. */
const parentOrHostNode = (node: Node): Node | null =>
  read(Node.prototype, 'parentNode', node) ??
  (nodeTypeOf(node) === Node.DOCUMENT_FRAGMENT_NODE ? (node as ShadowRoot).host : null) ??
  null;

/**
 * The parent of a node as it is laid out: the slot that a node is assigned to, the host of a shadow
 * root, or the parent node.
 */
export const flatTreeParent = (node: Node): Node | null =>
  (nodeTypeOf(node) === Node.ELEMENT_NODE && read(Element.prototype, 'assignedSlot', node)) ||
  parentOrHostNode(node);

/**
 * An element and its ancestor elements, through shadow hosts: the chain that `lang` is inherited along.
 * Slots are not part of it.
 */
export const selfAndAncestors = (element: Element): readonly Element[] => {
  // A server's elements have no ancestors.
  if (!globalThis.Node) return [element];
  const elements: Element[] = [];
  for (let at: Node | null = element; at; at = parentOrHostNode(at)) {
    if (nodeTypeOf(at) === Node.ELEMENT_NODE) elements.push(at as Element);
  }
  return elements;
};
