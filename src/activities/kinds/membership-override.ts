import { defineKind } from '../define-kind.js';
import { membershipLevel } from '../membership-level.js';

/** Code 12: a membership level set by the merchant. The new level is in `notes`. */
export const membershipOverride = defineKind({
  kind: 'membership-override',
  code: 12,
  ...membershipLevel,
});
