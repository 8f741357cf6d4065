import type { output } from 'zod/v4/core';
import type { KindFacts } from './define-kind.js';
import { number, object, optionalObject, otherId, text } from './fields.js';

const invoice = optionalObject({ id: otherId, invoice_number: text });

const payload = object({
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

/** Shared by returns and refunds: a transaction that was modified later. */
export const transactionModification = {
  shape: { transaction_modification: payload },
  facts: ({
    transaction_modification: {
      root_transaction,
      original_transaction,
      modified_transaction,
      total_stamps_delta,
      grand_total_delta,
      invoice_number,
      channel,
      status,
    },
  }: {
    transaction_modification: output<typeof payload>;
  }): KindFacts => ({
    stamps: total_stamps_delta,
    purchaseTotal: grand_total_delta,
    reference: invoice_number ?? modified_transaction?.invoice_number,
    originalReference: (original_transaction ?? root_transaction)?.invoice_number,
    channel,
    status,
  }),
};
