import { defineKind } from '../define-kind.js';
import { number, object, text } from '../fields.js';

/** Code 2: stamps given without a purchase. */
export const award = defineKind({
  kind: 'award',
  code: 2,
  shape: {
    award: object({ stamps: number, name: text, status: number }),
  },
  facts: ({ award: { name, stamps, status } }) => ({ name, stamps, status }),
});
