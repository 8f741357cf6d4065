import type { LitElement } from 'lit';
import { isDifferent } from '../api/serialized-page.js';
import { readFunction } from './converters.js';

const attributeName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Defines the reactive properties of an element, each with the function that reads its value from an
 * attribute or from code: `merchantIds = '2,5'`, `merchantIds = [2, 5]` and `merchant-ids="2 5"` give the
 * same value. Values are compared by content, because a framework may pass an equal list at each render.
 * An accessor of the element's own stays, and reads its values itself.
 */
export const defineProperties = <E extends LitElement>(
  element: typeof LitElement & { readonly prototype: E },
  converters: { readonly [Name in keyof E]?: (value: unknown) => E[Name] },
): void => {
  const { prototype } = element;
  for (const [name, converter] of Object.entries(converters)) {
    const attribute = converter !== readFunction && attributeName(name);
    const noAccessor = Object.hasOwn(prototype, name);
    element.createProperty(name, { attribute, converter, noAccessor, hasChanged: isDifferent });
    if (noAccessor) continue;
    const accessor = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      ...accessor,
      set(value: unknown) {
        accessor?.set?.call(this, converter(value));
      },
    });
  }
};
