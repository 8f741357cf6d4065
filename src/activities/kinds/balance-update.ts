import { defineKind } from '../define-kind.js';
import { number, object, text } from '../fields.js';

/**
 * Code 7: a change of the member's balance, in the currency's major unit (rupiah). The API does not say
 * whether an amount without a minus was added or taken.
 */
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
    ...((amount ?? 0) < 0 && { title: (words) => words.balanceUsed }),
    status,
    reference: transaction_number,
  }),
});
