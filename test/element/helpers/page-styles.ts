const added = new Set<Element>();

/** Adds a stylesheet to the page until the test ends. */
export function pageStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  added.add(style);
  document.head.append(style);
  return style;
}

afterEach(() => {
  for (const element of added) element.remove();
  added.clear();
});
