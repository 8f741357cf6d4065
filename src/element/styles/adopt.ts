import { adoptStyles, type CSSResultOrNative } from 'lit';
import { windowOf } from '../../feed/page-events.js';

const textOf = (style: CSSResultOrNative): string =>
  'cssText' in style ? style.cssText : [...style.cssRules].map((rule) => rule.cssText).join('');

const copyOf = (style: CSSResultOrNative, view: typeof globalThis): CSSStyleSheet => {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(textOf(style));
  return sheet;
};

/**
 * Adopts style sheets into a shadow root. A constructed style sheet can only be adopted in the document that
 * it was made for, and a root that changes its document loses it. So the root of another document, such as
 * an iframe's, gets copies; in a document without a window, nothing is displayed.
 */
export const adoptStylesInto = (root: ShadowRoot, styles: readonly CSSResultOrNative[]): void => {
  const view = windowOf(root);
  if (root.ownerDocument === document) adoptStyles(root, [...styles]);
  else if (view) root.adoptedStyleSheets = styles.map((style) => copyOf(style, view));
};
