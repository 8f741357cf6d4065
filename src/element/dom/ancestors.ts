// The properties of an ancestor are read from the prototype: in `<form><input name="parentNode">`, the
// form's own `parentNode` is that input. `instanceof` would fail for the nodes of an iframe's document.
// `HTMLElement` is the one interface that has to be the platform's: a page may have a function `Node`.
const read = <N extends keyof HTMLElement>(name: N, node: Node): HTMLElement[N] =>
  Reflect.get(HTMLElement.prototype, name, node);

export const isElement = (node: Node): node is Element => read('nodeType', node) === 1;

/** The parent node, or the host of a shadow root. */
const parentOrHostNode = (node: Node): Node | null =>
  read('parentNode', node) ?? (isElement(node) ? null : ((node as ShadowRoot).host ?? null));

/** A node and its ancestors, of which each is the parent of the one before. */
const chain = (node: Node, parentOf: (node: Node) => Node | null): readonly Node[] => {
  const nodes: Node[] = [];
  for (let at: Node | null = node; at; at = parentOf(at)) nodes.push(at);
  return nodes;
};

/**
 * A node and its ancestors as they are laid out: a slotted node is in its slot, and a shadow root in its host.
 * An array, because Next's compiler loses an imported function in the update of a `for` loop.
 */
export const flatTreeChain = (node: Node): readonly Node[] =>
  chain(node, (it) => (isElement(it) && read('assignedSlot', it)) || parentOrHostNode(it));

/**
 * An element and its ancestor elements, through shadow hosts: the chain that `lang` is inherited along.
 * Slots are not part of it.
 */
export const selfAndAncestors = (element: Element): readonly Element[] =>
  // A server's elements have no ancestors.
  globalThis.document ? chain(element, parentOrHostNode).filter(isElement) : [element];
