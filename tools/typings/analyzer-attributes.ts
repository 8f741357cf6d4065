import type { CustomElement } from 'custom-elements-manifest';

/**
 * Adds `@attr` to the properties of a declaration file whose attribute has another name. lit-analyzer reads the
 * types of an installed package, where the decorators that name the attributes are missing, and does not read the manifest.
 */
export function withAttributeNames(declarations: string, element: CustomElement): string {
  let text = declarations;
  for (const { name, fieldName } of element.attributes ?? []) {
    if (!fieldName || name === fieldName) continue;
    // The end of the doc comment before the property.
    const before = new RegExp(`\\n( +)\\*/(\\n +(?:get )?${fieldName}[:(])`);
    if (!before.test(text)) throw new Error(`There is no documented property ${fieldName}.`);
    text = text.replace(before, `\n$1* @attr ${name}\n$1*/$2`);
  }
  return text;
}
