import { expect } from 'chai';
import { type ApiError, createClient, origin, type Row } from './client.js';

const list = '/api/v3/activities';
const group = '/api/v3/activities/by-merchant-group';
const user = 'rina.wijaya@example.com';

async function readError(response: Response): Promise<ApiError> {
  return response.json();
}

describe('sandbox: user', () => {
  for (const [what, parameters] of [
    ['missing', {}],
    ['empty', { user: '' }],
    ['blank', { user: '  ' }],
  ] as const) {
    it(`rejects a user that is ${what}`, async () => {
      const response = await createClient().get(list, parameters);
      expect(response.status).to.equal(400);
      expect(await response.json()).to.deep.equal({
        detail: 'user: This field is required.',
        errors: { user: 'This field is required.' },
        error_code: 'invalid_parameter',
        error_message: 'user: This field is required.',
      });
    });
  }

  for (const spelling of [
    'RINA.Wijaya@Example.COM',
    ' rina.wijaya@example.com ',
    '+6281234567801',
    '+62 812-3456-7801',
    '081234567801',
  ]) {
    it(`finds a member as "${spelling}"`, async () => {
      const client = createClient();
      expect(await client.rows({ user: spelling })).to.deep.equal(await client.rows({ user }));
    });
  }

  it('does not find a mobile number with an unencoded plus', async () => {
    const { sandbox } = createClient();
    const headers = { Authorization: `Bearer ${await sandbox.issueToken()}` };
    const request = new Request(`${origin}${list}?user=+6281234567801`, { headers });
    expect((await sandbox(request)).status).to.equal(404);
  });

  it('responds with 404 to an unknown user', async () => {
    const response = await createClient().get(list, { user: 'stranger@example.com' });
    expect(response.status).to.equal(404);
    expect((await readError(response)).detail).to.equal('Member not found.');
  });
});

describe('sandbox: older_than', () => {
  for (const cursor of ['abc', '', '-1', '1.5', '1e3', ' 7', '0x10', '7abc']) {
    it(`rejects "${cursor}"`, async () => {
      const response = await createClient().get(list, { user, older_than: cursor });
      expect(response.status).to.equal(400);
      expect((await readError(response)).errors).to.deep.equal({
        older_than: 'A valid integer is required.',
      });
    });
  }

  it('reports all errors at once', async () => {
    const response = await createClient().get(group, { older_than: 'x', merchant_id: 'y' });
    const { errors = {} } = await readError(response);
    expect(Object.keys(errors)).to.deep.equal(['user', 'older_than', 'merchant_id']);
  });
});

describe('sandbox: merchant_id', () => {
  const rowsOf = async (path: string, merchantIds: string[]): Promise<readonly Row[]> => {
    const parameters = { user, merchant_id: merchantIds };
    const response = await createClient().get(path, parameters);
    const page: { activities: Row[] } = await response.json();
    return page.activities;
  };

  it('filters by one merchant', async () => {
    const rows = await rowsOf(group, ['5']);
    expect(rows).to.have.lengthOf(20);
    expect(new Set(rows.map((row) => row.merchant?.id))).to.deep.equal(new Set([5]));
  });

  it('filters by the merchants of a repeated parameter', async () => {
    const rows = await rowsOf(group, ['2', '14']);
    expect(rows).to.have.lengthOf(20);
    expect(new Set(rows.map((row) => row.merchant?.id))).to.deep.equal(new Set([2, 14]));
  });

  it('lists all merchants without it, and ignores it on the other endpoint', async () => {
    const all = await createClient().rows({ user });
    expect(await rowsOf(group, [])).to.deep.equal(all);
    expect(await rowsOf(list, ['5'])).to.deep.equal(all);
  });

  for (const id of ['abc', '', '-1', '1e3', '2,5']) {
    it(`rejects "${id}", also beside a valid id`, async () => {
      const response = await createClient().get(group, { user, merchant_id: ['2', id] });
      expect(response.status).to.equal(400);
      expect((await readError(response)).errors).to.deep.equal({
        merchant_id: `"${id}" is not a valid merchant ID.`,
      });
    });
  }
});
