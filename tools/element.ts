import type { CustomElementDeclaration, Package } from 'custom-elements-manifest/schema';

export type Element = CustomElementDeclaration;

/** The one element of the manifest. */
export function elementOf(manifest: Package): Element {
  const element = manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .find((it): it is Element => 'customElement' in it && 'tagName' in it);
  if (!element) throw new Error('The manifest holds no element with a tag name.');
  return element;
}

/** The names of slots that share one meaning (the sixteen kinds do) under that meaning. */
export function slotsByMeaning({ slots = [] }: Element): Map<string, string[]> {
  const meanings = new Map<string, string[]>();
  for (const { name, description = '' } of slots) {
    meanings.set(description, [...(meanings.get(description) ?? []), name]);
  }
  return meanings;
}
