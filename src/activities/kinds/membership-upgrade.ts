import { defineKind } from '../define-kind.js';
import { membershipLevel } from '../membership-level.js';

/** Code 5: a higher membership level. The new level is in `notes`. */
export const membershipUpgrade = defineKind({
  kind: 'membership-upgrade',
  code: 5,
  ...membershipLevel,
});
