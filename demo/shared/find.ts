/** Like `querySelector`, but throws if the page has no such element. */
export const find = <T extends Element = HTMLElement>(selector: string): T => {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`The page has no element ${selector}.`);
  return element;
};
