import { defineKind } from './kind.js';
import { modification } from './modification.js';

/** Code 11: goods brought back, in whole or in part. */
export const transactionReturn = defineKind({
  kind: 'transaction-return',
  code: 11,
  ...modification,
});
