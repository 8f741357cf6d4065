import { nothing, render, type TemplateResult } from 'lit';
import { nodesIn, show } from './nodes-in.js';

/** Where a value of a template goes: into an attribute, or in place of a text. */
interface Place {
  /** The indexes of the child nodes that lead to the node. */
  readonly path: readonly number[];
  readonly attribute: string | undefined;
  /** What stands in the attribute around the value. */
  readonly before: string;
  readonly after: string;
}

/** What is copied for each result of a template. */
interface Blueprint {
  readonly content: DocumentFragment;
  /** In the order of the values. */
  readonly places: readonly Place[];
}

const blueprints = new WeakMap<TemplateStringsArray, Blueprint>();

/** Stands for a value. It is a valid path, because browsers log an error for any other `d` of a `<path>`. */
const mark = /^(.*)M57344 (\d+)z(.*)$/s;
const markOf = (index: number): string => `M57344 ${index}z`;

const findPlaces = (node: Node, path: readonly number[], places: Place[]): void => {
  const attributes = node instanceof Element ? [...node.attributes] : [];
  for (const { name, value } of attributes) {
    const [, before = '', index, after = ''] = mark.exec(value) ?? [];
    if (index === undefined) continue;
    places[Number(index)] = { path, attribute: name, before, after };
    (node as Element).removeAttribute(name);
  }
  const [, , index] = mark.exec((node as Text).data ?? '') ?? [];
  if (index !== undefined) {
    places[Number(index)] = { path, attribute: undefined, before: '', after: '' };
    (node as Text).data = '';
  }
  // Not `entries()`, which Prototype.js replaces.
  node.childNodes.forEach((child, index) => {
    findPlaces(child, [...path, index], places);
  });
};

/** Has Lit render the template once, with marks for its values. */
const createBlueprint = (result: TemplateResult): Blueprint => {
  // In an inert document, the browser does not report that a mark is not the path of an icon.
  const { content } = document.createElement('template');
  const values = result.values.map((_, index) => markOf(index));
  render({ ...result, values }, content, { creationScope: content.ownerDocument });
  for (const comment of nodesIn(content, show.comment)) (comment as Comment).remove();
  const places: Place[] = [];
  findPlaces(content, [], places);
  return { content, places };
};

const blueprintOf = (result: TemplateResult): Blueprint => {
  const known = blueprints.get(result.strings);
  const blueprint = known ?? createBlueprint(result);
  if (!known) blueprints.set(result.strings, blueprint);
  return blueprint;
};

/** The node at the end of a path of child indexes. From sibling to sibling, because `childNodes` creates a list. */
const nodeAt = (root: Node, path: readonly number[]): Node => {
  let node = root;
  for (const index of path) {
    node = node.firstChild as Node;
    for (let n = 0; n < index; n++) node = node.nextSibling as Node;
  }
  return node;
};

const isAbsent = (value: unknown): boolean => value === nothing || value === '' || value == null;

const isTemplateResult = (value: unknown): value is TemplateResult =>
  typeof value === 'object' && value !== null && '_$litType$' in value;

const fillText = (text: Text, value: unknown): void => {
  if (isTemplateResult(value)) text.replaceWith(renderOnce(value));
  else if (typeof value === 'object') text.replaceWith(value as Node);
  else text.data = String(value);
};

/**
 * Renders a template that is never updated: faster than Lit, without the parts and comments that Lit needs
 * to update it. Values are texts, templates and nodes, or attributes. There are no directives and listeners.
 */
export const renderOnce = (result: TemplateResult): DocumentFragment => {
  const { content, places } = blueprintOf(result);
  const copy = document.importNode(content, true);
  // All nodes are found before one is replaced, because that changes the paths.
  const nodes = places.map(({ path }) => nodeAt(copy, path));
  places.forEach(({ attribute, before, after }, index) => {
    const value = result.values[index];
    const node = nodes[index] as Node;
    if (isAbsent(value)) return;
    if (attribute === undefined) fillText(node as Text, value);
    else (node as Element).setAttribute(attribute, before + value + after);
  });
  return copy;
};
