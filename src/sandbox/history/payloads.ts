import type { Payload } from './wire-activity.js';

/** A transaction as a modification refers to it. */
export interface TransactionReference {
  readonly id: number;
  readonly invoice_number: string;
}

interface Modification {
  readonly original: TransactionReference;
  /** `null` when the whole transaction was returned. */
  readonly modified: TransactionReference | null;
  /** What the goods were worth in stamps, negative. */
  readonly stamps: number;
  /** Stamps given back because they had paid for the transaction. */
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
 * The documentation shows one `balance_type`, 1, with a positive amount, and says no more. Here 1
 * adds to the balance and 2, with a negative amount, takes from it.
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

/** The payload of a return (11) and of a refund (16): the documentation gives them one shape. */
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

/** The documentation gives an upgrade (5) and an override (12) a `stamps`, a downgrade (6) nothing. */
export const levelChange: Payload = { stamps: 0 };

export const stampsExpiry = (stamps: number): Payload => ({ expired_stamps: stamps });

export const emptyPayload: Payload = {};

/**
 * A payload with its status: beside the kind's own fields, so inside `transaction`, `survey` and the
 * like, and at the top level for the kinds that keep their fields there.
 */
export function withStatus(payload: Payload, status: number | undefined): Payload {
  if (status === undefined) return payload;
  const [entry] = Object.entries(payload);
  if (!entry || typeof entry[1] !== 'object') return { ...payload, status };
  return { [entry[0]]: { ...entry[1], status } };
}
