import { expect } from 'chai';
import type { ActivityPage, ActivityQuery } from '../../src/api/index.js';
import { activityPages, parseActivity, summarize } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { feedError, withoutDelay } from './harness.js';

type Item = Readonly<Record<string, unknown>>;

/** A member's whole list as the server has it: asked for by hand, page by page. */
async function serverList(user: string, merchantIds: readonly number[] = []): Promise<Item[]> {
  const url = new URL(sandboxApi().url);
  url.pathname += merchantIds.length > 0 ? '/activities/by-merchant-group' : '/activities';
  url.searchParams.set('user', user);
  for (const id of merchantIds) url.searchParams.append('merchant_id', String(id));
  const headers = { Authorization: `Bearer ${await accessToken()}` };
  const list: Item[] = [];
  for (;;) {
    const { activities }: { activities: Item[] } = await (await fetch(url, { headers })).json();
    list.push(...activities);
    if (activities.length < 20) return list;
    url.searchParams.set('older_than', String(activities.at(-1)?.id));
  }
}

async function iterate(query: ActivityQuery, faults: SandboxFaults = {}) {
  const api = sandboxApi(faults);
  const pages: ActivityPage[] = [];
  const options = { token: await accessToken() };
  for await (const page of activityPages({ apiUrl: api.url, ...query }, options)) pages.push(page);
  return {
    pages,
    activities: pages.flatMap(({ activities }) => activities),
    lengths: pages.map(({ activities }) => activities.length),
    requests: await api.requests(),
  };
}

/** The ids of a list, in its order. */
const idsOf = (list: readonly { id?: unknown }[]) => list.map(({ id }) => id);

describe('pages: a whole history', () => {
  for (const [user, count, lengths] of [
    [members.empty, 0, [0]],
    [members.one, 1, [1]],
    [members.twenty, 20, [20, 0]],
    [members.forty, 40, [20, 20, 0]],
    [members.fortyOne, 41, [20, 20, 1]],
    [members.history, 1240, [...Array(62).fill(20), 0]],
  ] as const) {
    it(`of ${count} comes once, in the server’s order, in ${lengths.length} requests`, async () => {
      const list = await serverList(user);
      const history = await iterate({ user });
      expect(list).to.have.lengthOf(count);
      expect(history.activities).to.deep.equal(list.map(parseActivity));
      expect(history.lengths).to.deep.equal(lengths);
      expect(history.requests).to.have.lengthOf(lengths.length);
    });
  }

  it('ends with a page that says so, and with no other', async () => {
    const { pages } = await iterate({ user: members.fortyOne });
    expect(pages.map(({ complete }) => complete)).to.deep.equal([false, false, true]);
  });

  it('is asked for by the id of the last item of each page', async () => {
    const { pages, requests } = await iterate({ user: members.fortyOne });
    const asked = requests.map(({ search }) => new URLSearchParams(search).get('older_than'));
    expect(asked).to.deep.equal([null, String(pages[0]?.cursor), String(pages[1]?.cursor)]);
    expect(pages.map(({ cursor }) => cursor)).to.deep.equal(
      pages.map(({ activities }) => activities.at(-1)?.id),
    );
  });

  it('can be told, each activity of it', async () => {
    const { activities } = await iterate({ user: members.history });
    expect(
      activities.map((activity) => summarize(activity).title).filter(Boolean),
    ).to.have.lengthOf(1240);
  });
});

describe('pages: a part of a history', () => {
  it('of a merchant group is the same list, by the other endpoint', async () => {
    const group = await iterate({ user: members.fortyOne, merchantGroup: true });
    expect(group.activities).to.deep.equal((await serverList(members.fortyOne)).map(parseActivity));
    expect(new Set(group.requests.map(({ path }) => path))).to.deep.equal(
      new Set(['/api/v3/activities/by-merchant-group']),
    );
  });

  it('at some merchants is theirs alone, on every page', async () => {
    const list = await serverList(members.history, [2, 5]);
    const { activities, requests } = await iterate({ user: members.history, merchantIds: [2, 5] });
    expect(activities).to.deep.equal(list.map(parseActivity));
    expect(new Set(activities.map(({ merchant }) => merchant?.id))).to.deep.equal(new Set([2, 5]));
    expect(requests.length).to.equal(Math.floor(list.length / 20) + 1);
  });

  it('begins after the activity that olderThan names', async () => {
    const list = await serverList(members.fortyOne);
    const olderThan = Number(list[9]?.id);
    const { activities, lengths } = await iterate({ user: members.fortyOne, olderThan });
    expect(idsOf(activities)).to.deep.equal(idsOf(list.slice(10)));
    expect(lengths).to.deep.equal([20, 11]);
  });

  it('is nothing after the last activity', async () => {
    const list = await serverList(members.fortyOne);
    const olderThan = Number(list.at(-1)?.id);
    expect((await iterate({ user: members.fortyOne, olderThan })).lengths).to.deep.equal([0]);
  });
});

describe('pages: nothing is fetched that nobody asked for', () => {
  it('not before the first page is asked for', async () => {
    const api = sandboxApi();
    const query = { apiUrl: api.url, user: members.forty };
    const pages = activityPages(query, { token: await accessToken() });
    expect(await api.requests()).to.deep.equal([]);
    await pages.next();
    expect(await api.requests()).to.have.lengthOf(1);
  });

  it('not after a break', async () => {
    const api = sandboxApi();
    const query = { apiUrl: api.url, user: members.history };
    let seen = 0;
    for await (const _ of activityPages(query, { token: await accessToken() })) {
      if (++seen === 2) break;
    }
    expect(await api.requests()).to.have.lengthOf(2);
  });
});

describe('pages: a server that repeats, or that goes on meanwhile', () => {
  for (const faults of [
    { repeat: 1 },
    { repeat: 7 },
    { repeat: 19 },
    { arrivals: 1 },
    { arrivals: 100 },
    { repeat: 7, arrivals: 3 },
  ]) {
    it(`${JSON.stringify(faults)}: neither duplicates nor loses an activity`, async () => {
      const list = await serverList(members.fortyOne);
      const { activities } = await iterate({ user: members.fortyOne }, faults);
      expect(idsOf(activities)).to.deep.equal(idsOf(list));
    });
  }

  it('with a cursor that is stuck ends the history: it was asked already', async () => {
    const list = await serverList(members.fortyOne);
    const { pages, requests } = await iterate({ user: members.fortyOne }, { cursor: 'stuck' });
    expect(idsOf(pages.flatMap(({ activities }) => activities))).to.deep.equal(
      idsOf(list.slice(0, 20)),
    );
    expect(pages.map(({ complete }) => complete)).to.deep.equal([false, true]);
    expect(requests).to.have.lengthOf(2);
  });

  it('with a cursor that is stuck ends a history that olderThan began, as well', async () => {
    const olderThan = Number((await serverList(members.fortyOne))[19]?.id);
    const faults = { cursor: 'stuck' } as const;
    const { pages, requests } = await iterate({ user: members.fortyOne, olderThan }, faults);
    expect(pages.map(({ complete }) => complete)).to.deep.equal([true]);
    expect(requests).to.have.lengthOf(1);
  });

  it('goes on after a short page with error messages, and ends all the same', async () => {
    const list = await serverList(members.fortyOne);
    const faults = { errorMessages: 'One could not be read.' };
    const { pages, activities, requests } = await iterate({ user: members.fortyOne }, faults);
    expect(idsOf(activities)).to.deep.equal(idsOf(list));
    expect(pages.map(({ messages }) => messages)).to.deep.equal(
      Array(4).fill(['One could not be read.']),
    );
    expect(requests).to.have.lengthOf(4);
  });
});

describe('pages: a further page that fails', () => {
  withoutDelay();

  it('throws; the history goes on from the cursor of the page before', async () => {
    const api = sandboxApi({ status: 503, page: 'more', times: 3 });
    const query = { apiUrl: api.url, user: members.fortyOne };
    const options = { token: await accessToken() };
    const pages = activityPages(query, options);
    const { value: first } = await pages.next();
    expect(await feedError(pages.next())).to.include({ code: 'server', phase: 'more' });
    expect((await pages.next()).done).to.equal(true);

    const ids = idsOf(first?.activities ?? []);
    const rest = activityPages({ ...query, olderThan: first?.cursor }, options);
    for await (const { activities } of rest) ids.push(...idsOf(activities));
    expect(ids).to.deep.equal(idsOf(await serverList(members.fortyOne)));
    // One first page, three tries for the second one, then both further pages.
    expect(await api.requests()).to.have.lengthOf(6);
  });
});
