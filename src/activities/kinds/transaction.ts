import { defineKind } from '../define-kind.js';
import { number, object, text } from '../fields.js';

/** Code 0: a purchase that earned stamps. */
export const transaction = defineKind({
  kind: 'transaction',
  code: 0,
  shape: {
    transaction: object({
      stamps: number,
      name: text,
      status: number,
      invoice_number: text,
      channel: text,
    }),
  },
  facts: ({ transaction: { name, stamps, status, invoice_number, channel } }) => ({
    name,
    titleIsPlace: true,
    stamps,
    status,
    reference: invoice_number,
    channel,
  }),
});
