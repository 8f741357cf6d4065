import { defineKind } from '../define-kind.js';
import { number, object, otherId, text } from '../fields.js';

/** Code 8: the member completed a survey. */
export const survey = defineKind({
  kind: 'survey',
  code: 8,
  shape: {
    survey: object({ name: text, transaction_id: otherId, status: number }),
  },
  facts: ({ survey: { name, status } }) => ({ name, status }),
});
