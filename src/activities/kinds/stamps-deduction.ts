import { debit, defineKind } from '../define-kind.js';
import { number, object, text } from '../fields.js';

/** Code 10: stamps taken away by the merchant. */
export const stampsDeduction = defineKind({
  kind: 'stamps-deduction',
  code: 10,
  shape: {
    stamps_deduction: object({ stamps: number, status: number, notes: text }),
  },
  facts: ({ stamps_deduction: { stamps, status, notes } }) => ({
    stamps: debit(stamps),
    status,
    notes,
  }),
});
