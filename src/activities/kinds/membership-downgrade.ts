import { defineKind } from '../define-kind.js';
import { level } from '../membership-level.js';

/** Code 6: a lesser membership level. The new level stands in `notes`. */
export const membershipDowngrade = defineKind({
  kind: 'membership-downgrade',
  code: 6,
  ...level,
});
