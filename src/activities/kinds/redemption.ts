import { debit, defineKind } from '../define-kind.js';
import { number, object, text } from '../fields.js';

/** Code 1: stamps spent on a reward. */
export const redemption = defineKind({
  kind: 'redemption',
  code: 1,
  shape: {
    redemption: object({ stamps: number, name: text, status: number, channel: text }),
  },
  facts: ({ redemption: { name, stamps, status, channel } }) => ({
    name,
    stamps: debit(stamps),
    status,
    channel,
  }),
});
