import type { ActivityKind } from '../../api/index.js';
import { activityKinds } from '../../api/index.js';
import { isElement } from '../dom/ancestors.js';
import { warnOnce } from '../warn-once.js';
import type { MakeCopy } from './compile.js';
import { compile } from './compile.js';
import { plainContent, templateMode } from './content.js';

/** The templates of a feed. A value: when the document changes one, a new set is read. */
export interface TemplateSet {
  /** The template for rows of a kind: its own, or the one for `activity`. */
  row(kind: ActivityKind): MakeCopy | undefined;
  /** A copy of the icon template for a kind. */
  icon(kind: ActivityKind): Node | undefined;
}

/** The set of most feeds. */
export const noTemplates: TemplateSet = { row: () => undefined, icon: () => undefined };

const rowSlots: readonly string[] = ['activity', ...activityKinds];
const iconSlots: readonly string[] = activityKinds.map((kind) => `icon-${kind}`);

/** React and Vue add a template's children to the element itself, not to its `content`. */
const contentOf = (template: HTMLTemplateElement): Node =>
  template.content.hasChildNodes() ? template.content : template;

/** `instanceof` would fail for an element from another document, such as an iframe's. */
export const isTemplateElement = (node: Element): node is HTMLTemplateElement =>
  node.localName === 'template' && 'content' in node;

/** Whether a child is a template, or another element in a slot that takes a template. */
export const isTemplate = (node: Node): boolean =>
  isElement(node) &&
  (isTemplateElement(node) || rowSlots.includes(node.slot) || iconSlots.includes(node.slot));

/** Compiles a template from a page's content, without what content may not do with data of a member. */
const compileContent = (content: Node): MakeCopy => {
  const { ownerDocument } = document.createElement('template').content;
  return compile(
    plainContent(content, ownerDocument, (what) =>
      warnOnce(
        `${what} was removed from a template in the page's content. Write such rows in the page itself.`,
      ),
    ),
  );
};

/** Reads the templates among an element's children. If a slot has several, the last one is used. */
export const readTemplates = (host: Element): TemplateSet => {
  const rows = new Map<string, MakeCopy>();
  const icons = new Map<string, MakeCopy>();
  const mode = templateMode(host);
  if (mode === 'none') return noTemplates;
  const compileTemplate = mode === 'page' ? compile : compileContent;
  for (const child of host.children) {
    const { slot } = child;
    if (!rowSlots.includes(slot) && !iconSlots.includes(slot)) continue;
    if (!isTemplateElement(child)) {
      warnOnce(
        `Write <template slot="${slot}">…</template>, not <${child.localName} slot="${slot}">.`,
      );
    } else (iconSlots.includes(slot) ? icons : rows).set(slot, compileTemplate(contentOf(child)));
  }
  if (rows.size === 0 && icons.size === 0) return noTemplates;
  return {
    row: (kind) => rows.get(kind) ?? rows.get('activity'),
    // All activities of a kind share the icon, so its bindings are empty.
    icon: (kind) => icons.get(`icon-${kind}`)?.(() => ''),
  };
};
