import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';
import type { Package } from 'custom-elements-manifest/schema';
import { type Element, elementOf, slotsByMeaning } from '../element.js';
import { inMarkup } from './element-types.js';

interface WebTypes {
  contributions: { css: object };
}

/** What editors know of the element, by the file's name in `dist/`. */
export function editorData(manifest: Package): Record<string, object> {
  const element = elementOf(manifest);
  const options = {
    hideLogs: true,
    hideMethodDocs: true,
    hideCssPropertiesDocs: true,
    hideCssPartsDocs: true,
  };
  const markup = withElement(manifest, { ...element, attributes: attributesOf(element) });
  const grouped = withElement(markup, { ...elementOf(markup), slots: slotsOf(element) });
  const states = (prefix: string) =>
    (element.cssStates ?? []).map(({ name, description }) => ({
      name: `${prefix}state(${name})`,
      description,
    }));

  // Neither library knows custom states.
  const css = JSON.parse(getVsCodeCssCustomData(cem(manifest), options)) as object;
  const webTypes = JSON.parse(
    getWebTypesData(cem(markup), { ...options, hideSlotDocs: true }),
  ) as WebTypes;
  Object.assign(webTypes.contributions.css, { 'pseudo-classes': states('') });
  return {
    'vscode.html-custom-data.json': JSON.parse(getVsCodeHtmlCustomData(cem(grouped), options)),
    'vscode.css-custom-data.json': { ...css, pseudoClasses: states(':') },
    'web-types.json': webTypes,
  };
}

/** The libraries expect a manifest of elements alone, as ours is. */
const cem = (manifest: Package) => manifest as Parameters<typeof getWebTypesData>[0];

/** An attribute holds the text that stands for its property: editors offer what can be written there. */
const attributesOf = ({ attributes = [] }: Element) =>
  attributes.map((it) => ({ ...it, type: { text: inMarkup(it) } }));

/** Kinds in one line: an editor's bubble is small. */
const slotsOf = (element: Element) =>
  [...slotsByMeaning(element)].map(([description, names]) => ({
    name: names.join(', '),
    description,
  }));

const withElement = (manifest: Package, element: Element): Package => ({
  ...manifest,
  modules: manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations?.map((it) => (it.name === element.name ? element : it)),
  })),
});
