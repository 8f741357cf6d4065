import { expect } from 'chai';
import type { ActivityPage, ActivityQuery } from '../../src/api/index.js';
import { activityPages, parseActivity, summarize } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { feedError, withoutDelay } from './harness.js';

type Item = Readonly<Record<string, unknown>>;

/** A member's whole list, requested page by page without the code under test. */
async function fetchList(user: string, merchantIds: readonly number[] = []): Promise<Item[]> {
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

/** The ids of a list, in order. */
const idsOf = (list: readonly { id?: unknown }[]) => list.map(({ id }) => id);

describe('activityPages() of a whole history', () => {
  for (const [user, count, lengths] of [
    [members.empty, 0, [0]],
    [members.one, 1, [1]],
    [members.twenty, 20, [20, 0]],
    [members.forty, 40, [20, 20, 0]],
    [members.fortyOne, 41, [20, 20, 1]],
    [members.history, 1240, [...Array(62).fill(20), 0]],
  ] as const) {
    it(`yields ${count} activities once, in the server’s order, in ${lengths.length} requests`, async () => {
      const list = await fetchList(user);
      const history = await iterate({ user });
      expect(list).to.have.lengthOf(count);
      expect(history.activities).to.deep.equal(list.map(parseActivity));
      expect(history.lengths).to.deep.equal(lengths);
      expect(history.requests).to.have.lengthOf(lengths.length);
    });
  }

  it('marks only the last page as complete', async () => {
    const { pages } = await iterate({ user: members.fortyOne });
    expect(pages.map(({ complete }) => complete)).to.deep.equal([false, false, true]);
  });

  it('requests each page with the id of the last item of the previous one', async () => {
    const { pages, requests } = await iterate({ user: members.fortyOne });
    const cursors = requests.map(({ search }) => new URLSearchParams(search).get('older_than'));
    expect(cursors).to.deep.equal([null, String(pages[0]?.cursor), String(pages[1]?.cursor)]);
    expect(pages.map(({ cursor }) => cursor)).to.deep.equal(
      pages.map(({ activities }) => activities.at(-1)?.id),
    );
  });

  it('yields only activities with a summary', async () => {
    const { activities } = await iterate({ user: members.history });
    expect(
      activities.map((activity) => summarize(activity).title).filter(Boolean),
    ).to.have.lengthOf(1240);
  });
});

describe('activityPages() of a part of the history', () => {
  it('yields the same list from the endpoint for merchant groups', async () => {
    const group = await iterate({ user: members.fortyOne, merchantGroup: true });
    expect(group.activities).to.deep.equal((await fetchList(members.fortyOne)).map(parseActivity));
    expect(new Set(group.requests.map(({ path }) => path))).to.deep.equal(
      new Set(['/api/v3/activities/by-merchant-group']),
    );
  });

  it('yields only activities at the given merchants on every page', async () => {
    const list = await fetchList(members.history, [2, 5]);
    const { activities, requests } = await iterate({ user: members.history, merchantIds: [2, 5] });
    expect(activities).to.deep.equal(list.map(parseActivity));
    expect(new Set(activities.map(({ merchant }) => merchant?.id))).to.deep.equal(new Set([2, 5]));
    expect(requests.length).to.equal(Math.floor(list.length / 20) + 1);
  });

  it('starts after the activity of olderThan', async () => {
    const list = await fetchList(members.fortyOne);
    const olderThan = Number(list[9]?.id);
    const { activities, lengths } = await iterate({ user: members.fortyOne, olderThan });
    expect(idsOf(activities)).to.deep.equal(idsOf(list.slice(10)));
    expect(lengths).to.deep.equal([20, 11]);
  });

  it('yields an empty page after the last activity', async () => {
    const list = await fetchList(members.fortyOne);
    const olderThan = Number(list.at(-1)?.id);
    expect((await iterate({ user: members.fortyOne, olderThan })).lengths).to.deep.equal([0]);
  });
});

describe('activityPages() sends a request only', () => {
  it('when the first page is requested', async () => {
    const api = sandboxApi();
    const query = { apiUrl: api.url, user: members.forty };
    const pages = activityPages(query, { token: await accessToken() });
    expect(await api.requests()).to.deep.equal([]);
    await pages.next();
    expect(await api.requests()).to.have.lengthOf(1);
  });

  it('until the loop breaks', async () => {
    const api = sandboxApi();
    const query = { apiUrl: api.url, user: members.history };
    let seen = 0;
    for await (const _ of activityPages(query, { token: await accessToken() })) {
      if (++seen === 2) break;
    }
    expect(await api.requests()).to.have.lengthOf(2);
  });
});

describe('activityPages() of a server that repeats or receives activities', () => {
  for (const faults of [
    { repeat: 1 },
    { repeat: 7 },
    { repeat: 19 },
    { arrivals: 1 },
    { arrivals: 100 },
    { repeat: 7, arrivals: 3 },
  ]) {
    it(`neither duplicates nor loses an activity: ${JSON.stringify(faults)}`, async () => {
      const list = await fetchList(members.fortyOne);
      const { activities } = await iterate({ user: members.fortyOne }, faults);
      expect(idsOf(activities)).to.deep.equal(idsOf(list));
    });
  }

  it('ends if the cursor does not change', async () => {
    const list = await fetchList(members.fortyOne);
    const { pages, requests } = await iterate({ user: members.fortyOne }, { cursor: 'stuck' });
    expect(idsOf(pages.flatMap(({ activities }) => activities))).to.deep.equal(
      idsOf(list.slice(0, 20)),
    );
    expect(pages.map(({ complete }) => complete)).to.deep.equal([false, true]);
    expect(requests).to.have.lengthOf(2);
  });

  it('ends if the cursor equals olderThan', async () => {
    const olderThan = Number((await fetchList(members.fortyOne))[19]?.id);
    const faults = { cursor: 'stuck' } as const;
    const { pages, requests } = await iterate({ user: members.fortyOne, olderThan }, faults);
    expect(pages.map(({ complete }) => complete)).to.deep.equal([true]);
    expect(requests).to.have.lengthOf(1);
  });

  it('continues after a short page with error messages', async () => {
    const list = await fetchList(members.fortyOne);
    const faults = { errorMessages: 'One could not be read.' };
    const { pages, activities, requests } = await iterate({ user: members.fortyOne }, faults);
    expect(idsOf(activities)).to.deep.equal(idsOf(list));
    expect(pages.map(({ messages }) => messages)).to.deep.equal(
      Array(4).fill(['One could not be read.']),
    );
    expect(requests).to.have.lengthOf(4);
  });
});

describe('activityPages() with a page that fails', () => {
  withoutDelay();

  it('throws, and can be continued from the previous cursor', async () => {
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
    expect(ids).to.deep.equal(idsOf(await fetchList(members.fortyOne)));
    // One first page, three attempts for the second one, then both further pages.
    expect(await api.requests()).to.have.lengthOf(6);
  });
});
