import { expect } from 'chai';
import { type Client, createClient, pagesOf, type Row } from './client.js';

const user = 'forty.one@example.com';

const ids = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);

async function healthyIds(member = user): Promise<number[]> {
  return ids((await pagesOf(createClient(), { user: member })).flat());
}

describe('sandbox: a stuck cursor', () => {
  it('repeats the first page', async () => {
    const client = createClient({ faults: { cursor: 'stuck' } });
    const pages = await pagesOf(client, { user }, 4);
    const first = (await healthyIds()).slice(0, 20);
    expect(pages.map(ids)).to.deep.equal([first, first, first, first]);
  });

  it('advances again once `times` is used up', async () => {
    const client = createClient();
    const faults = { sandbox_cursor: 'stuck', sandbox_times: '2', sandbox_page: 'more' };
    const pages = await pagesOf(client, { user, ...faults });
    expect(pages.map((page) => page.length)).to.deep.equal([20, 20, 20, 20, 1]);
    expect(ids(pages[2] ?? [])).to.deep.equal(ids(pages[0] ?? []));
    expect(ids(pages.slice(2).flat())).to.deep.equal(await healthyIds());
  });
});

describe('sandbox: repeated rows', () => {
  for (const repeat of [1, 5, 19]) {
    it(`begin each further page with the last ${repeat} of the page before`, async () => {
      const client = createClient({ faults: { repeat } });
      const pages = await pagesOf(client, { user });
      for (const [index, page] of pages.entries()) {
        const before = pages[index - 1];
        if (before && page.length > 0) {
          expect(ids(page.slice(0, repeat))).to.deep.equal(ids(before.slice(-repeat)));
        }
      }
      expect([...new Set(ids(pages.flat()))]).to.deep.equal(await healthyIds());
    });
  }
});

describe('sandbox: arriving activities', () => {
  const session = { user, sandbox_arrivals: '3', sandbox_session: 'a' };

  it('come first, newer than all others and with larger ids', async () => {
    const client = createClient();
    const before = await client.rows(session);
    const after = await client.rows(session);
    expect(ids(after.slice(3))).to.deep.equal(ids(before.slice(0, 17)));
    const largest = Math.max(...(await healthyIds()));
    const arrived = after.slice(0, 3);
    expect(ids(arrived)).to.deep.equal(ids(arrived).sort((a, b) => b - a));
    for (const { id, created = 0 } of arrived) {
      expect(id).to.be.above(largest);
      expect(created).to.be.above(before[0]?.created ?? 0);
    }
  });

  it('do not change the pages after a cursor', async () => {
    const pages = await pagesOf(createClient(), session);
    expect(ids(pages.flat())).to.deep.equal(await healthyIds());
  });

  it('stay in the list while more arrive', async () => {
    const client = createClient();
    await client.rows(session);
    const second = await client.rows(session);
    const third = await client.rows(session);
    expect(ids(third.slice(3, 6))).to.deep.equal(ids(second.slice(0, 3)));
    const withoutArrivals = await client.rows({ user, sandbox_session: 'a' });
    expect(ids(withoutArrivals)).to.deep.equal(ids(third));
  });

  it('are the same in every session, and separate for each member and session', async () => {
    const client = createClient();
    const arrivedIn = async (name: string): Promise<number[]> => {
      await client.rows({ ...session, sandbox_session: name });
      return ids(await client.rows({ ...session, sandbox_session: name }));
    };
    expect(await arrivedIn('a')).to.deep.equal(await arrivedIn('b'));
    const others = await client.rows({ user: 'forty@example.com', sandbox_session: 'a' });
    const healthy = await healthyIds('forty@example.com');
    expect(ids(others)).to.deep.equal(healthy.slice(0, 20));
    expect(ids(await client.rows({ user }))).to.deep.equal((await healthyIds()).slice(0, 20));
  });

  it('arrive for members without activities, and for custom members with invalid ones', async () => {
    const activities = [{ id: 50_000_000 }, { id: 'x' }, null, {}];
    const client = createClient({ members: [{ user: 'me@example.com', activities }] });
    const second = async (member: string): Promise<readonly Row[]> => {
      const parameters = { ...session, user: member };
      await client.rows(parameters);
      return client.rows(parameters);
    };
    expect(await second('empty@example.com')).to.have.lengthOf(3);
    expect(ids((await second('me@example.com')).slice(0, 3))).to.deep.equal([
      50_000_003, 50_000_002, 50_000_001,
    ]);
  });
});

describe('sandbox: which requests a fault affects', () => {
  const status = async (client: Client, parameters: Record<string, string>): Promise<number> =>
    (await client.get('/api/v3/activities', { user, ...parameters })).status;

  it('only the first page, or only further pages', async () => {
    const client = createClient();
    const [last] = (await client.rows({ user })).slice(-1);
    const older_than = String(last?.id);
    const first = { sandbox_status: '500', sandbox_page: 'first' };
    const more = { sandbox_status: '500', sandbox_page: 'more' };
    expect(await status(client, first)).to.equal(500);
    expect(await status(client, { ...first, older_than })).to.equal(200);
    expect(await status(client, more)).to.equal(200);
    expect(await status(client, { ...more, older_than })).to.equal(500);
  });

  it('only the first requests, counted by session, member and set of faults', async () => {
    const client = createClient();
    const faults = { sandbox_status: '503', sandbox_times: '2' };
    const threeStatuses = async (extra: Record<string, string> = {}): Promise<number[]> => [
      await status(client, { ...faults, ...extra }),
      await status(client, { ...faults, ...extra }),
      await status(client, { ...faults, ...extra }),
    ];
    expect(await threeStatuses()).to.deep.equal([503, 503, 200]);
    expect(await threeStatuses()).to.deep.equal([200, 200, 200]);
    expect(await threeStatuses({ sandbox_session: 'b' })).to.deep.equal([503, 503, 200]);
    expect(await threeStatuses({ user: 'one@example.com' })).to.deep.equal([503, 503, 200]);
    expect(await threeStatuses({ sandbox_status: '500' })).to.deep.equal([500, 500, 200]);
  });

  it('no request when `times` is 0', async () => {
    const client = createClient({ faults: { status: 500, times: 0 } });
    expect(await status(client, {})).to.equal(200);
  });
});
