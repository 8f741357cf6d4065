import { defineKind } from '../define-kind.js';
import { modification } from '../transaction-modification.js';

/** Code 16: stamps that had paid for a transaction, given back. */
export const stampsRefund = defineKind({
  kind: 'stamps-refund',
  code: 16,
  ...modification,
});
