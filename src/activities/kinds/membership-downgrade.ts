import { defineKind } from '../define-kind.js';
import { membershipLevel } from '../membership-level.js';

/** Code 6: a lower membership level. The new level is in `notes`. */
export const membershipDowngrade = defineKind({
  kind: 'membership-downgrade',
  code: 6,
  ...membershipLevel,
});
