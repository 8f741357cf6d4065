// The properties of an ancestor are read from the prototype: in `<form><input name="parentNode">`, the
// form's own `parentNode` is that input. `instanceof` would fail for the nodes of an iframe's document.
// `HTMLElement` is the one interface that has to be the platform's: a page may have a function `Node`.
const read = <N extends keyof HTMLElement>(name: N, node: Node): HTMLElement[N] =>
  Reflect.get(HTMLElement.prototype, name, node);

export const isElement = (node: Node): node is Element => read('nodeType', node) === 1;

/** The parent node, or the host of a shadow root. */
const parentOrHostNode = (node: Node): Node | null =>
  read('parentNode', node) ?? (isElement(node) ? null : ((node as ShadowRoot).host ?? null));

/**
 * The parent of a node as it is laid out: the slot that a node is assigned to, the host of a shadow
 * root, or the parent node.
 */
export const flatTreeParent = (node: Node): Node | null =>
  (isElement(node) && read('assignedSlot', node)) || parentOrHostNode(node);

/**
 * An element and its ancestor elements, through shadow hosts: the chain that `lang` is inherited along.
 * Slots are not part of it.
 */
export const selfAndAncestors = (element: Element): readonly Element[] => {
  // A server's elements have no ancestors.
  if (!globalThis.document) return [element];
  const elements: Element[] = [];
  for (let at: Node | null = element; at; at = parentOrHostNode(at)) {
    if (isElement(at)) elements.push(at);
  }
  return elements;
};
