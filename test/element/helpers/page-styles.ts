const added = new Set<Element>();

/** A stylesheet of the page, for one test. */
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
