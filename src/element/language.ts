import { languageTag } from '../locales/registry.js';

/** The element above, out of a shadow root into its host where there is one. */
const parentOf = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode?.();
  return root && 'host' in root ? (root.host as Element) : null;
};

/**
 * The language of an element: the nearest `lang` that is a language tag, up through shadow hosts to
 * the document's; English if there is none.
 */
export const languageOf = (element: Element): string => {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const tag = languageTag(at.getAttribute('lang') ?? '');
    if (tag) return tag;
  }
  return 'en';
};
