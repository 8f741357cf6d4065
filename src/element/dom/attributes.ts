/** Sets an attribute unless it has the value already: also an equal value would be a change. */
export const setAttribute = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};
