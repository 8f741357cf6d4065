import type { LitElement, PropertyDeclaration } from 'lit';
import { property as litProperty } from 'lit/decorators.js';

/** Lit's options, with one function that converts values from attributes and from code. */
interface PropertyOptions extends Omit<PropertyDeclaration, 'converter'> {
  readonly converter: (value: unknown) => unknown;
}

/**
 * Lit's `property` decorator, whose converter also reads values that are set from code:
 * `merchantIds = '2,5'`, `merchantIds = [2, 5]` and `merchant-ids="2 5"` give the same value. With
 * `noAccessor`, the class has an accessor that calls the converter itself.
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
