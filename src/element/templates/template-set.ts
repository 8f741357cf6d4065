import type { ActivityKind } from '../../api/index.js';
import { activityKinds } from '../../api/index.js';
import { warnOnce } from '../warn-once.js';
import type { MakeCopy } from './compile.js';
import { compile } from './compile.js';

/** The merchant's templates at one moment. A value: when the page changes one, there is a new set. */
export interface TemplateSet {
  /** The template for a kind's rows: its own, or the one for `activity`. */
  row(kind: ActivityKind): MakeCopy | undefined;
  /** A copy of the merchant's icon for a kind. */
  icon(kind: ActivityKind): Node | undefined;
}

/** No templates, as on most pages. */
export const noTemplates: TemplateSet = { row: () => undefined, icon: () => undefined };

const rowSlots: ReadonlySet<string> = new Set(['activity', ...activityKinds]);
const iconSlots: ReadonlySet<string> = new Set(activityKinds.map((kind) => `icon-${kind}`));

/** React and Vue put a template's children beside its content instead of into it. */
export const contentOf = (template: HTMLTemplateElement): Node =>
  template.content.hasChildNodes() ? template.content : template;

/** By its type: one that comes from another document is of another class. */
export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** By its name, for the same reason. */
export const isTemplateElement = (node: Element): node is HTMLTemplateElement =>
  node.localName === 'template' && 'content' in node;

/** Whether a child is a template, or stands where one should be. */
export const isTemplate = (node: Node): boolean =>
  isElement(node) &&
  (isTemplateElement(node) || rowSlots.has(node.slot) || iconSlots.has(node.slot));

/** Reads the templates among an element's children; the last one for a slot counts. */
export const readTemplates = (host: Element): TemplateSet => {
  const rows = new Map<string, MakeCopy>();
  const icons = new Map<string, MakeCopy>();
  for (const child of host.children) {
    const { slot } = child;
    if (!rowSlots.has(slot) && !iconSlots.has(slot)) continue;
    if (!isTemplateElement(child)) {
      warnOnce(
        `slot="${slot}" is filled once for every row, so it takes a template: write ` +
          `<template slot="${slot}">…</template>, not <${child.localName} slot="${slot}">.`,
      );
    } else (iconSlots.has(slot) ? icons : rows).set(slot, compile(contentOf(child)));
  }
  if (rows.size === 0 && icons.size === 0) return noTemplates;
  return {
    row: (kind) => rows.get(kind) ?? rows.get('activity'),
    // An icon is of a kind and not of an activity: there is nothing to bind.
    icon: (kind) => icons.get(`icon-${kind}`)?.(() => ''),
  };
};
