import { defineKind } from '../define-kind.js';

/** Code 9: the member completed their registration. */
export const registration = defineKind({
  kind: 'registration',
  code: 9,
  shape: {},
});
