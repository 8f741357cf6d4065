import { defineKind } from '../define-kind.js';
import { transactionModification } from '../transaction-modification.js';

/** Code 16: stamps that had paid for a transaction were given back. */
export const stampsRefund = defineKind({
  kind: 'stamps-refund',
  code: 16,
  ...transactionModification,
});
