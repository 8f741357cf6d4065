import { isElement } from '../dom/ancestors.js';

/**
 * Templates from a page's content, such as a review or a post. A sanitizer has let them through, which
 * did not know that data of a member would be put into them.
 */

/** Set by the CMS loader: `none` ignores the templates among the children, `text` binds in text only. */
const contentTemplates = 'data-stamps-templates';

/** Elements that fetch, submit, run and play nothing. */
const elements: readonly string[] = (
  'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl ' +
  'dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark ol p pre q rp rt ' +
  'ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr ' +
  // For icons
  'svg g path circle ellipse line polygon polyline rect'
).split(' ');

/** Attributes that name no URL and that no script or framework of the page reads. */
const attributes: readonly string[] = (
  'class data-if dir lang title role hidden aria-hidden aria-label colspan rowspan scope ' +
  'viewbox d cx cy r rx ry x y x1 y1 x2 y2 width height points fill stroke stroke-width ' +
  'stroke-linecap stroke-linejoin fill-rule'
).split(' ');

/** No binding, and no `url(…)`, also in the form of an escape. */
const isPlain = (value: string): boolean => !/\[\[|[(\\]/.test(value);

/** Elements with templates from content. They stay so if a script, such as a morph, removes the attribute. */
const restricted = new WeakMap<Element, 'text' | 'none'>();

/** How the templates among an element's children may be used: as the page's own unless the loader says. */
export const templateMode = (host: Element): 'page' | 'text' | 'none' => {
  const mode = host.getAttribute(contentTemplates);
  if (mode !== null) restricted.set(host, mode === 'text' ? 'text' : 'none');
  return restricted.get(host) ?? 'page';
};

/**
 * Copies the plain part of a template from content, for text with bindings. Everything is made again
 * rather than cleaned: a clone of an element with `is` would still be that custom element.
 *
 * @param document an inert document, in which nothing is fetched
 * @param onRemoved is called with what was left out: `<img>`, or `<p style>`
 */
export const plainContent = (
  content: Node,
  document: Document,
  onRemoved: (what: string) => void,
): DocumentFragment => {
  const copyChildren = (from: Node, to: Node): void => {
    for (const child of from.childNodes) {
      // A form whose fields are named like the properties read here matches no element below.
      if (isElement(child)) copyElement(child, to);
      else if (child.nodeType === 3) {
        to.appendChild(document.createTextNode((child as Text).data));
      }
    }
  };
  const copyElement = (element: Element, to: Node): void => {
    if (!elements.includes(element.localName)) {
      onRemoved(`<${element.localName}>`);
      return;
    }
    const copy = document.createElementNS(element.namespaceURI, element.localName);
    for (const { name, value } of element.attributes) {
      if (attributes.includes(name.toLowerCase()) && isPlain(value)) copy.setAttribute(name, value);
      else onRemoved(`<${element.localName} ${name}>`);
    }
    copyChildren(element, to.appendChild(copy));
  };
  const fragment = document.createDocumentFragment();
  copyChildren(content, fragment);
  return fragment;
};
