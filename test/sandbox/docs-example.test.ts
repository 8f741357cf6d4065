import { expect } from 'chai';
import { docsExample } from '../../src/sandbox/index.js';
import { createClient, pagesOf, type Row } from './client.js';

describe("sandbox: the documentation's example", () => {
  let rows: readonly Row[];
  before(async () => {
    rows = await createClient().rows({ user: 'customer@stamps.co.id' });
  });

  it('is not valid JSON', () => {
    expect(() => JSON.parse(docsExample)).to.throw(SyntaxError);
    expect(docsExample).to.include('"type": 5\n').and.include('"modified_transaction": nil,');
    expect(docsExample).to.match(/\},\n {4}\]\n\}$/);
  });

  it('is served to a member in the documented order', () => {
    expect(rows.map(({ id, type }) => [id, type])).to.deep.equal([
      [704, 0],
      [2590959, 1],
      [2590960, 2],
      [25909601, 5],
      [25909602, 6],
      [2590961, 7],
      [2590962, 8],
      [2590963, 9],
      [2590964, 10],
      [2590965, 11],
      [2590966, 11],
      [2590967, 12],
      [2590968, 13],
      [2590969, 14],
      [25909610, 15],
      [25909611, 16],
    ]);
  });

  it('keeps every field of the first activity', () => {
    expect(rows[0]).to.deep.equal({
      id: 704,
      type: 0,
      created: 1661925661,
      notes: 'Acvitity notes',
      merchant: { id: 5, name: 'Ace Hardware' },
      store: { name: 'A301', display_name: 'ST ACE KARAWACI MAL' },
      transaction: {
        stamps: 20,
        name: 'Transaction #493',
        status: 2,
        invoice_number: 'INV-17',
        channel: 'Mobile App',
      },
    });
  });

  it('has null in the place of nil', () => {
    expect(rows[10]?.transaction_modification).to.deep.equal({
      root_transaction: { id: 20, invoice_number: 'ABC-2' },
      original_transaction: { id: 20, invoice_number: 'ABC-2' },
      modified_transaction: null,
      stamps_delta: -10,
      stamps_delta_override: 0,
      stamps_refund_from_payments: 0,
      total_stamps_delta: -10,
      subtotal_delta: -100000,
      grand_total_delta: -100000,
      invoice_number: 'ABC-2.2',
      channel: 'POS',
    });
  });

  it('keeps every line when it is repaired', () => {
    const lines = (text: string): string[] =>
      text.split('\n').map((line) => line.trim().replace(/,$/, '').replace('nil', 'null'));
    const repaired = JSON.stringify({ activities: rows }, null, 4);
    expect(lines(repaired)).to.deep.equal(lines(docsExample));
  });

  it('has the same fields as the invented activities', async () => {
    const pages = await pagesOf(createClient(), { user: 'every.kind@example.com' });
    for (const example of rows) {
      const invented = pages.flat().filter(({ type }) => type === example.type);
      expect(invented).to.have.lengthOf(4);
      for (const row of invented) expect(fieldsOf(row)).to.deep.equal(fieldsOf(example));
    }
  });
});

/** The names of all fields, nested ones included. `status` is left out, since it is optional. */
function fieldsOf(row: Row): string[] {
  const fields = Object.entries(row).flatMap(([name, value]) => [
    name,
    ...Object.keys(Object(value)).map((inner) =>
      typeof value === 'object' ? `${name}.${inner}` : name,
    ),
  ]);
  return [...new Set(fields)].filter((name) => !/(^|\.)status$/.test(name)).sort();
}
