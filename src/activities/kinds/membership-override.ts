import { defineKind } from '../define-kind.js';
import { level } from '../membership-level.js';

/** Code 12: a membership level set by hand. The new level stands in `notes`. */
export const membershipOverride = defineKind({
  kind: 'membership-override',
  code: 12,
  ...level,
});
