import type { LitElement, PropertyDeclaration } from 'lit';
import { property as litProperty } from 'lit/decorators.js';

/** Lit's options, with one function that reads attributes and what code sets alike. */
interface PropertyOptions extends Omit<PropertyDeclaration, 'converter'> {
  readonly converter: (value: unknown) => unknown;
}

/**
 * Lit's `property`, but the converter reads what code sets too: `merchantIds = '2,5'`, `[2, 5]` and
 * the attribute `merchant-ids="2 5"` all come to the same value. With `noAccessor` that is left to
 * the accessor that stands in the class.
 */
export const property =
  ({ converter, ...options }: PropertyOptions) =>
  (prototype: LitElement, name: string): void => {
    litProperty({ ...options, converter })(prototype, name);
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (options.noAccessor || !descriptor) return;
    Object.defineProperty(prototype, name, {
      ...descriptor,
      set(this: LitElement, value: unknown) {
        descriptor.set?.call(this, converter(value));
      },
    });
  };
