import { base, object } from '../fields.js';

/**
 * An activity of a code that is not in the API's table yet, or of a known one whose payload is
 * missing or is no object. It is a row all the same, of what all activities share.
 */
export const unknown = {
  kind: 'unknown',
  schema: object(base),
  facts: () => ({}),
} as const;
