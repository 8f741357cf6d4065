import { debit, defineKind } from '../define-kind.js';
import { number } from '../fields.js';

/** Code 15: stamps expired because the member did not use them in time. */
export const stampsExpiry = defineKind({
  kind: 'stamps-expiry',
  code: 15,
  shape: { expired_stamps: number },
  facts: ({ expired_stamps }) => ({ stamps: debit(expired_stamps) }),
});
