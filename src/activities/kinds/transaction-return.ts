import { defineKind } from '../define-kind.js';
import { modification } from '../transaction-modification.js';

/** Code 11: goods brought back, in whole or in part. */
export const transactionReturn = defineKind({
  kind: 'transaction-return',
  code: 11,
  ...modification,
});
