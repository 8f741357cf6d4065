import type { KindFacts } from './define-kind.js';
import { number, object, optionalObject, otherId, text } from './fields.js';

const invoice = optionalObject({ id: otherId, invoice_number: text });

const transactionModification = object({
  root_transaction: invoice,
  original_transaction: invoice,
  modified_transaction: invoice,
  stamps_delta: number,
  stamps_delta_override: number,
  stamps_refund_from_payments: number,
  total_stamps_delta: number,
  subtotal_delta: number,
  grand_total_delta: number,
  invoice_number: text,
  channel: text,
  status: number,
});

/** What a return and a refund share: a transaction that was modified afterwards. */
export const modification = {
  shape: { transaction_modification: transactionModification },
  facts: ({
    transaction_modification: {
      total_stamps_delta,
      grand_total_delta,
      invoice_number,
      channel,
      status,
    },
  }: {
    transaction_modification: ReturnType<typeof transactionModification.parse>;
  }): KindFacts => ({
    stamps: total_stamps_delta,
    amount: grand_total_delta,
    reference: invoice_number,
    channel,
    status,
  }),
};
