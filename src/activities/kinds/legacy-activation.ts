import { defineKind } from '../define-kind.js';

/** Code 14: a member of an earlier programme was activated. */
export const legacyActivation = defineKind({
  kind: 'legacy-activation',
  code: 14,
  shape: {},
});
