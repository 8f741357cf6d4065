import { expect } from 'chai';
import { createSandbox, sandboxMembers, sandboxMerchants } from '../../src/sandbox/index.js';
import { addressOf, type Client, createClient, pagesOf, type Row } from './client.js';

async function historyOf(user: string, client: Client = createClient()): Promise<Row[]> {
  return (await pagesOf(client, { user })).flat();
}

describe('sandbox: members', () => {
  it('have unique emails and mobile numbers', () => {
    const identities = sandboxMembers.flatMap(({ user, mobile }) => [user, mobile]);
    expect(new Set(identities).size).to.equal(2 * sandboxMembers.length);
    for (const { mobile } of sandboxMembers) expect(mobile).to.match(/^\+62\d{11}$/);
  });

  it('have the numbers of activities that paging tests need', () => {
    const counts = sandboxMembers.map(({ count }) => count);
    expect(counts).to.include.members([1240, 0, 1, 20, 40, 41]);
  });

  for (const { user, mobile = '', count, merchantId } of sandboxMembers) {
    it(`${user} has ${count} activities, by email and by mobile number`, async () => {
      const sandbox = createSandbox();
      const headers = { Authorization: `Bearer ${await sandbox.issueToken({ merchantId })}` };
      for (const name of [user, mobile]) {
        const request = new Request(addressOf('/api/v3/activities', { user: name }), { headers });
        const response = await sandbox(request);
        expect(response.status).to.equal(200);
        const page: { activities: unknown[] } = await response.json();
        expect(page.activities).to.have.lengthOf(Math.min(count, 20));
      }
      expect(sandbox.members.find((member) => member.user === user)?.count).to.equal(count);
    });
  }
});

describe('sandbox: the long history', () => {
  let rows: Row[];
  before(async () => {
    rows = await historyOf('rina.wijaya@example.com');
  });

  it('has every documented code and no other', () => {
    const codes = [...new Set(rows.map((row) => row.type))].sort((a, b) => a - b);
    expect(codes).to.deep.equal([0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  });

  it('is mostly transactions and redemptions', () => {
    const common = rows.filter(({ type }) => type === 0 || type === 1);
    expect(common.length / rows.length).to.be.within(0.65, 0.85);
  });

  it('goes back three years', () => {
    const times = rows.flatMap((row) => row.created ?? []);
    const days = (Math.max(...times) - Math.min(...times)) / 86_400;
    expect(days).to.be.within(1_080, 1_096);
  });

  it('has the five merchants of the main group', () => {
    const ids = new Set(rows.flatMap((row) => row.merchant?.id ?? []));
    expect([...ids].sort((a, b) => a - b)).to.deep.equal([2, 5, 11, 14, 23]);
    expect(sandboxMerchants.map(({ id }) => id)).to.include.members([...ids]);
  });

  it('keeps opening hours in Jakarta', () => {
    for (const { created } of rows) {
      if (created === undefined) continue;
      expect(new Date((created + 7 * 3600) * 1000).getUTCHours()).to.be.within(8, 21);
    }
  });

  it('has some canceled and some open activities', () => {
    const statuses = rows.map((row) => /"status":(\d)/.exec(JSON.stringify(row))?.[1]);
    for (const status of ['2', '3']) {
      const share = statuses.filter((each) => each === status).length / rows.length;
      expect(share).to.be.within(0.01, 0.1);
    }
  });

  it('begins with a registration', () => {
    expect(rows.at(-1)?.type).to.equal(9);
  });
});

describe('sandbox: every kind in every status', () => {
  let rows: Row[];
  before(async () => {
    rows = await historyOf('every.kind@example.com');
  });

  const codes = [0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
  const payloads = new Map<number, string>([
    [0, 'transaction'],
    [1, 'redemption'],
    [2, 'award'],
    [7, 'balance_update'],
    [8, 'survey'],
    [10, 'stamps_deduction'],
    [11, 'transaction_modification'],
    [16, 'transaction_modification'],
    [17, 'quest'],
  ]);

  for (const code of codes) {
    it(`has code ${code} created, canceled, open, and without a status`, () => {
      const statuses = rows
        .filter(({ type }) => type === code)
        .map((row) => {
          const name = payloads.get(code);
          const fields = name === undefined ? row : row[name];
          return Reflect.get(Object(fields), 'status');
        });
      expect(statuses).to.deep.equal([1, 2, 3, undefined]);
    });
  }

  it('has no other activities', () => {
    expect(rows).to.have.lengthOf(codes.length * 4);
  });
});
