import { defineKind } from '../define-kind.js';
import { number, object, text } from '../fields.js';

/** Code 7: money added to or taken from the member's balance, in the currency's major unit (rupiah). */
export const balanceUpdate = defineKind({
  kind: 'balance-update',
  code: 7,
  shape: {
    balance_update: object({
      transaction_number: text,
      amount: number,
      status: number,
      balance_type: number,
    }),
  },
  facts: ({ balance_update: { amount, status, transaction_number } }) => ({
    amount,
    status,
    reference: transaction_number,
  }),
});
