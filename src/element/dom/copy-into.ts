/** Gives an element the attributes and children of another one. It keeps the focus and its tabindex. */
export const copyInto = (element: Element, source: Element): void => {
  for (const name of element.getAttributeNames()) {
    if (name !== 'tabindex' && !source.hasAttribute(name)) element.removeAttribute(name);
  }
  for (const { name, value } of source.attributes) {
    if (name !== 'tabindex') element.setAttribute(name, value);
  }
  element.replaceChildren(...source.childNodes);
};
