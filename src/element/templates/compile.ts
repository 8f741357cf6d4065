import { warnOnce } from '../warn-once.js';
import { fillAttribute, mayBind, mayBindAttribute, mayBindText } from './attributes.js';
import type { Segments } from './bindings.js';
import { fill, parseBindings } from './bindings.js';

/** Looks up what a binding stands for. */
export type Lookup = (path: string) => string;

/** Makes a copy of a template with the values of one activity in it. */
export type MakeCopy = (lookup: Lookup) => DocumentFragment;

/** What is to be done to the node at `index`, counted in document order, of each copy. */
interface Task {
  readonly index: number;
  readonly run: (node: Node, lookup: Lookup) => void;
}

const walk = (root: Node): TreeWalker =>
  document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);

const refuse = (what: string) =>
  warnOnce(
    `a binding in ${what} was removed: what the API sends must not become script, style or markup.`,
  );

const textTask = (node: Text): Task['run'] | undefined => {
  const segments = parseBindings(node.data);
  if (!segments) return undefined;
  if (node.parentElement && !mayBindText(node.parentElement)) {
    refuse(`<${node.parentElement.localName}>`);
    node.data = fill(segments, () => '') ?? '';
    return undefined;
  }
  return (copy, lookup) => {
    (copy as Text).data = fill(segments, lookup) ?? '';
  };
};

const elementTask = (element: Element): Task['run'] | undefined => {
  const bound: (readonly [attribute: Attr, segments: Segments])[] = [];
  for (const attribute of [...element.attributes]) {
    const segments = parseBindings(attribute.value);
    if (!segments) continue;
    if (mayBind(element) && mayBindAttribute(attribute.name, segments)) {
      bound.push([attribute, segments]);
    } else refuse(`<${element.localName} ${attribute.name}>`);
    element.removeAttributeNode(attribute);
  }
  if (bound.length === 0) return undefined;
  return (copy, lookup) => {
    for (const [attribute, segments] of bound) {
      const value = fillAttribute(attribute.name, segments, lookup);
      if (value === undefined) continue;
      // A parser takes names that `setAttribute` throws at ("@click"), and knows their namespaces.
      const own = attribute.cloneNode() as Attr;
      own.value = value;
      (copy as Element).setAttributeNodeNS(own);
    }
  };
};

/**
 * Reads a template once, so that each row costs a copy of it and a walk to its bindings.
 *
 * All this happens in the document of a template's content, where nothing lives: an image doesn't load
 * "[[raw.image]]", and a custom element is made when its copy comes to the page, with its values.
 *
 * @param content the template's content; it is copied, not changed.
 */
export const compile = (content: Node): MakeCopy => {
  const prototype = document.createElement('template').content;
  const { ownerDocument } = prototype;
  prototype.append(...[...content.childNodes].map((node) => ownerDocument.importNode(node, true)));
  const tasks: Task[] = [];
  const walker = walk(prototype);
  for (let index = 0; walker.nextNode(); index++) {
    const node = walker.currentNode;
    const run = node instanceof Text ? textTask(node) : elementTask(node as Element);
    if (run) tasks.push({ index, run });
  }
  return (lookup) => {
    const copy = prototype.cloneNode(true) as DocumentFragment;
    const copies = walk(copy);
    let index = -1;
    // All are found before any is filled: nothing that a value does can move the others.
    const found = tasks.map((task) => {
      while (index < task.index) {
        copies.nextNode();
        index += 1;
      }
      return copies.currentNode;
    });
    tasks.forEach(({ run }, place) => {
      run(found[place] as Node, lookup);
    });
    return copy;
  };
};
