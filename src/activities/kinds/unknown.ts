import { base, object } from '../fields.js';

/**
 * An activity with a code that is not documented yet, or one whose payload can't be parsed. Its row
 * shows the fields that every activity has.
 */
export const unknown = {
  kind: 'unknown',
  schema: object(base),
  facts: () => ({}),
} as const;
