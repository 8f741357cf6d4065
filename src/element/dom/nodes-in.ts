/** `NodeFilter.SHOW_ELEMENT`, `…_TEXT` and `…_COMMENT` */
export const show = { element: 1, text: 4, comment: 128 } as const;

/** The nodes inside a node, in document order. @param whatToShow a sum of `show`. */
export const nodesIn = (root: Node, whatToShow: number): Node[] => {
  const walker = document.createTreeWalker(root, whatToShow);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};
