import { defineKind } from '../define-kind.js';
import { level } from '../membership-level.js';

/** Code 5: a better membership level. The new level stands in `notes`. */
export const membershipUpgrade = defineKind({
  kind: 'membership-upgrade',
  code: 5,
  ...level,
});
