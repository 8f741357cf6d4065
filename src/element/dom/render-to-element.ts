import { render } from 'lit';

/** Renders a template with one root element, without the parts that Lit would keep to update it. */
export const renderToElement = (template: unknown): Element => {
  const container = document.createDocumentFragment();
  render(template, container);
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as Comment);
  for (const comment of comments) comment.remove();
  const element = container.firstElementChild as Element;
  // The container refers to Lit's parts, so the element must not keep it alive.
  element.remove();
  return element;
};

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
