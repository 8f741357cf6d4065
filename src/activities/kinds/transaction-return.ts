import { defineKind } from '../define-kind.js';
import { transactionModification } from '../transaction-modification.js';

/** Code 11: goods of a purchase were returned, all or some of them. */
export const transactionReturn = defineKind({
  kind: 'transaction-return',
  code: 11,
  ...transactionModification,
});
