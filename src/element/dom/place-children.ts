/**
 * Makes these elements the children of a parent. Those that are there already, in the same order, are not
 * touched, so they keep the focus and their scroll position.
 */
export const placeChildren = (parent: Element, children: readonly Element[]): void => {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
};
