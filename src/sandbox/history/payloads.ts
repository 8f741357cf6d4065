import type { Payload } from './wire-activity.js';

/** How a modification refers to a transaction. */
export interface TransactionReference {
  readonly id: number;
  readonly invoice_number: string;
}

interface Modification {
  readonly original: TransactionReference;
  /** `null` if the whole transaction was returned. */
  readonly modified: TransactionReference | null;
  /** Stamps of the returned goods, negative. */
  readonly stamps: number;
  /** Refund of the stamps that had paid for the transaction. */
  readonly refund: number;
  /** In rupiah, negative. */
  readonly amount: number;
  readonly channel: string;
}

interface Sale {
  readonly stamps: number;
  readonly number: number;
  readonly invoice: string;
  readonly channel: string;
}

export const transaction = ({ stamps, number, invoice, channel }: Sale): Payload => ({
  transaction: { stamps, name: `Transaction #${number}`, invoice_number: invoice, channel },
});

export const redemption = (stamps: number, name: string, channel: string): Payload => ({
  redemption: { stamps, name, channel },
});

export const award = (stamps: number, name: string): Payload => ({ award: { stamps, name } });

/**
 * The documentation shows one `balance_type`, 1, with a positive amount, and does not explain it. The
 * sandbox assumes that 1 credits the balance and 2, with a negative amount, debits it.
 */
export const balanceUpdate = (amount: number, reference: string): Payload => ({
  balance_update: { transaction_number: reference, amount, balance_type: amount < 0 ? 2 : 1 },
});

export const survey = (name: string, transactionId: number | null): Payload => ({
  survey: { name, transaction_id: transactionId },
});

export const stampsDeduction = (stamps: number, notes: string): Payload => ({
  stamps_deduction: { stamps, notes },
});

/** The payload of a return (11) or a refund (16): the documentation shows the same fields for both. */
export const modification = (change: Modification): Payload => ({
  transaction_modification: {
    root_transaction: change.original,
    original_transaction: change.original,
    modified_transaction: change.modified,
    stamps_delta: change.stamps,
    stamps_delta_override: 0,
    stamps_refund_from_payments: change.refund,
    total_stamps_delta: change.stamps + change.refund,
    subtotal_delta: change.amount,
    grand_total_delta: change.amount,
    invoice_number: change.modified?.invoice_number ?? `${change.original.invoice_number}.R`,
    channel: change.channel,
  },
});

/** An upgrade (5) or an override (12). A downgrade (6) has no payload in the documentation. */
export const levelChange: Payload = { stamps: 0 };

export const stampsExpiry = (stamps: number): Payload => ({ expired_stamps: stamps });

export const emptyPayload: Payload = {};

/**
 * Adds the status beside the kind's own fields: inside `transaction`, `survey` and the like, or at
 * the top level for kinds whose fields are there.
 */
export function withStatus(payload: Payload, status: number | undefined): Payload {
  if (status === undefined) return payload;
  const [entry] = Object.entries(payload);
  if (!entry || typeof entry[1] !== 'object') return { ...payload, status };
  return { [entry[0]]: { ...entry[1], status } };
}
