import { expect } from 'chai';
import { createSandbox } from '../../src/sandbox/index.js';
import { createClient, pagesOf } from './client.js';

const user = 'rina.wijaya@example.com';

describe('sandbox: paging', () => {
  for (const [member, sizes] of [
    ['empty@example.com', [0]],
    ['one@example.com', [1]],
    ['twenty@example.com', [20, 0]],
    ['forty@example.com', [20, 20, 0]],
    ['forty.one@example.com', [20, 20, 1]],
  ] as const) {
    it(`splits the activities of ${member} into pages of ${sizes.join(', ')}`, async () => {
      const pages = await pagesOf(createClient(), { user: member });
      expect(pages.map((page) => page.length)).to.deep.equal(sizes);
    });
  }

  it('lists each activity of a long history once, newest first', async () => {
    const pages = await pagesOf(createClient(), { user });
    const rows = pages.flat();
    expect(pages).to.have.lengthOf(63);
    expect(new Set(rows.map((row) => row.id)).size).to.equal(1240);
    const times = rows.flatMap((row) => row.created ?? []);
    expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
  });

  it('is not sorted by id', async () => {
    const ids = (await pagesOf(createClient(), { user })).flat().map((row) => row.id);
    expect(ids).not.to.deep.equal(ids.toSorted((a, b) => b - a));
  });

  it('uses older_than as a position in the list, not as a number to compare', async () => {
    const activities = [30, 10, 20].map((id) => ({ id, type: 9, notes: '' }));
    const client = createClient({ members: [{ user: 'me@example.com', activities }] });
    const idsAfter = async (id: string): Promise<number[]> => {
      const rows = await client.rows({ user: 'me@example.com', older_than: id });
      return rows.map((row) => row.id);
    };
    expect(await idsAfter('30')).to.deep.equal([10, 20]);
    expect(await idsAfter('10')).to.deep.equal([20]);
    expect(await idsAfter('20')).to.deep.equal([]);
    expect(await idsAfter('0010')).to.deep.equal([20]);
  });

  it('returns smaller ids if no activity has the id of older_than', async () => {
    const activities = [30, 'x', 10, null, 20].map((id) => ({ id, type: 9, notes: '' }));
    const client = createClient({ members: [{ user: 'me@example.com', activities }] });
    const rows = await client.rows({ user: 'me@example.com', older_than: '25' });
    expect(rows.map((row) => row.id)).to.deep.equal([10, 20]);
    const none = await client.rows({ user: 'me@example.com', older_than: '1' });
    expect(none).to.deep.equal([]);
  });

  it('advances past a repeated id, and past one beyond the safe integers', async () => {
    const ids = ['90071992547409930', 5, '90071992547409930', 4];
    const activities = ids.map((id) => ({ id, type: 9, notes: '' }));
    const client = createClient({ members: [{ user: 'me@example.com', activities }] });
    const rows = await client.rows({ user: 'me@example.com', older_than: '90071992547409930' });
    expect(rows.map((row) => row.id)).to.deep.equal([4]);
  });

  it('pages through a filtered list', async () => {
    const client = createClient();
    const first = await client.get('/api/v3/activities/by-merchant-group', {
      user,
      merchant_id: '11',
    });
    const { activities: page } = await first.json();
    const second = await client.get('/api/v3/activities/by-merchant-group', {
      user,
      merchant_id: '11',
      older_than: String(page.at(-1).id),
    });
    const { activities: next } = await second.json();
    const all = (await pagesOf(client, { user })).flat();
    const expected = all.filter((row) => row.merchant?.id === 11).slice(0, 40);
    expect([...page, ...next]).to.deep.equal(expected);
  });
});

describe('sandbox: repeatable results', () => {
  it('has the same history in two sandboxes', async () => {
    const [one, other] = [createClient(), createClient()];
    expect(await pagesOf(one, { user })).to.deep.equal(await pagesOf(other, { user }));
  });

  it('returns the same page to the same request', async () => {
    const client = createClient();
    expect(await client.rows({ user })).to.deep.equal(await client.rows({ user }));
  });

  it('has its newest activity at the `now` option', async () => {
    const now = new Date('2031-05-01T12:00:00+07:00');
    for (const option of [now, now.getTime()]) {
      const [newest] = await createClient({ now: option }).rows({ user });
      expect(newest?.created).to.equal(now.getTime() / 1000);
    }
  });

  it('rejects an invalid `now`', () => {
    expect(() => createSandbox({ now: Number.NaN })).to.throw(
      RangeError,
      'now: NaN is not a valid time',
    );
  });
});
