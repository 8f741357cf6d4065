import { defineKind } from '../define-kind.js';

/** Code 13: a member of an earlier programme was merged into this one. */
export const legacyMerge = defineKind({
  kind: 'legacy-merge',
  code: 13,
  shape: {},
});
