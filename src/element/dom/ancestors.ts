/**
 * The parent of a node as it is laid out: the slot that a node is assigned to, the host of a shadow
 * root, or the parent node.
 */
export const flatTreeParent = (node: Node): Node | null => {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
};

/**
 * The parent element of an element, or the host of its shadow root: the chain that `lang` is inherited
 * along. Slots are not part of it.
 */
export const parentOrHost = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  // A server's DOM has no `getRootNode`.
  const root = element.getRootNode?.();
  return root && 'host' in root ? (root.host as Element) : null;
};
