import { expect } from 'chai';
import type { ActivityId } from '../../src/api/index.js';
import { activityPages, parsePage } from '../../src/api/index.js';
import type { LoadedPages } from '../../src/api/paging.js';
import { appendPage, needsNextPage, newActivities, toLoadedPage } from '../../src/api/paging.js';
import { factsOf, feedError, thrown } from './harness.js';

type Ids = readonly ActivityId[];

const body = (ids: Ids) => ({ activities: ids.map((id) => ({ id, type: 9 })) });

/** A page that is not the last one, however short it is. */
const page = (...ids: Ids) => ({ ...parsePage(body(ids)), complete: false });
const lastPage = (...ids: Ids) => parsePage(body(ids));
const paged = (...pages: readonly ReturnType<typeof page>[]) =>
  pages.reduce<LoadedPages>((paging, page) => appendPage(paging, page), []);

/** The ids that each page added. */
const idsByPage = (paging: LoadedPages) =>
  paging.map(({ activities }) => activities.map(({ id }) => id));

describe('a loaded page', () => {
  it('has each id once, in the server’s order', () => {
    const loadedPage = toLoadedPage([], page(3, 9, 3, 1, 9));
    expect(idsByPage([loadedPage])).to.deep.equal([[3, 9, 1]]);
    expect([...loadedPage.ids]).to.deep.equal([3, 9, 1]);
  });

  it('has only activities that earlier pages do not have', () => {
    expect(idsByPage(paged(page(9, 8, 7), page(8, 7, 6), page(9, 6, 5)))).to.deep.equal([
      [9, 8, 7],
      [6],
      [5],
    ]);
  });

  it('compares ids by their decimal digits, so "704" is 704, and every digit counts beyond 2⁵³', () => {
    const largeIds = ['9007199254740993', '9007199254740992'];
    expect(idsByPage(paged(page(704, ...largeIds), page('704', ...largeIds, 703)))).to.deep.equal([
      [704, ...largeIds],
      [703],
    ]);
  });

  it('has the first of two activities with the same id', () => {
    const { activities } = toLoadedPage([], {
      ...parsePage({
        activities: [
          { id: 1, notes: 'first' },
          { id: 1, notes: 'second' },
        ],
      }),
    });
    expect(activities.map(({ notes }) => notes)).to.deep.equal(['first']);
  });

  it('does not mutate the pages before it', () => {
    const before = paged(page(9, 8));
    const copy = [...before];
    appendPage(before, page(7));
    expect(before).to.deep.equal(copy);
  });
});

describe('the cursor of a loaded page', () => {
  it('is undefined for the first request, then the cursor of the previous page', () => {
    const paging = paged(page(9, 8), page(7, 6), page(5));
    expect(paging.map(({ olderThan }) => olderThan)).to.deep.equal([undefined, 8, 6]);
    expect(paging.map(({ cursor }) => cursor)).to.deep.equal([8, 6, 5]);
  });
});

describe('newActivities()', () => {
  const before = paged(page(9, 8), page(7));
  const idsAdded = (after: LoadedPages) => newActivities(before, after).map(({ id }) => id);

  it('is empty if nothing changed', () => {
    expect(idsAdded(before)).to.deep.equal([]);
    expect(idsAdded([...before])).to.deep.equal([]);
  });

  it('returns what further and newer pages added, in the order of the list', () => {
    expect(idsAdded(appendPage(appendPage(before, page(7, 6)), page(5)))).to.deep.equal([6, 5]);
    expect(idsAdded([toLoadedPage(before, page(11, 10, 9)), ...before])).to.deep.equal([11, 10]);
  });

  it('does not return activities that were updated or are shown again', () => {
    const [first, ...rest] = before.map((old) => ({ ...old }));
    expect(idsAdded(first ? [first, ...rest] : [])).to.deep.equal([]);
    expect(idsAdded(paged(page(10, 9)))).to.deep.equal([10]);
  });
});

describe('the end of the list', () => {
  const ends = (...pages: readonly ReturnType<typeof page>[]) => paged(...pages).at(-1)?.complete;

  it('is not reached while each page has a new cursor', () => {
    expect(ends(page(9))).to.equal(false);
    expect(ends(page(9), page(8))).to.equal(false);
    expect(ends(page(9), page(9, 8))).to.equal(false);
  });

  it('is a complete page', () => {
    expect(ends(page(9), lastPage(8))).to.equal(true);
    expect(ends(lastPage())).to.equal(true);
  });

  it('is a page with the cursor that was just requested', () => {
    expect(ends(page(9, 8), page(9, 8))).to.equal(true);
    expect(ends(page(9, 8), page(7, 8))).to.equal(true);
  });

  it('is a page with any cursor that was requested before', () => {
    expect(ends(page(9), page(8), page(7), page(6, 9))).to.equal(true);
  });

  it('still includes the new activities of the last page', () => {
    expect(idsByPage(paged(page(9), page(8), page(7, 9)))).to.deep.equal([[9], [8], [7]]);
  });
});

describe('a page that is larger than a portion', () => {
  const all = [9, 8, 7, 6, 5];

  it('is cut at the portion, and the next request starts there', () => {
    const paging = appendPage([], lastPage(...all), undefined, 2);
    expect(idsByPage(paging)).to.deep.equal([[9, 8]]);
    expect(paging.at(-1)).to.include({ cursor: 8, complete: false });
    expect([...(paging.at(-1)?.ids ?? [])]).to.deep.equal([9, 8]);
  });

  it('is loaded in portions if the server sends everything each time', () => {
    let paging: LoadedPages = [];
    for (let n = 0; n < 4; n++) paging = appendPage(paging, page(...all), undefined, 2);
    expect(idsByPage(paging)).to.deep.equal([[9, 8], [7, 6], [5], []]);
    expect(paging.map(({ complete }) => complete)).to.deep.equal([false, false, false, true]);
  });

  it('is not cut if it has exactly the size of a portion', () => {
    const paging = appendPage([], lastPage(9, 8), undefined, 2);
    expect(paging.at(-1)).to.include({ cursor: 8, complete: true });
  });
});

describe('pages without new activities', () => {
  // Each has its own cursor, so that the server seems to continue.
  const known = page(9, 8, 7, 6, 5, 4, 3);
  const stale = [page(4), page(5), page(6), page(7), page(8), page(9)] as const;

  it('are followed by another request, twice', () => {
    expect(needsNextPage(paged(known))).to.equal(false);
    expect(needsNextPage(paged(known, stale[0]))).to.equal(true);
    expect(needsNextPage(paged(known, stale[0], stale[1]))).to.equal(true);
  });

  it('cause a no-progress error at the third', async () => {
    const paging = paged(known, stale[0], stale[1], stale[2]);
    expect(factsOf(await thrown(() => needsNextPage(paging)))).to.deep.equal({
      code: 'no-progress',
      phase: 'more',
      status: undefined,
      messages: [],
      retryable: false,
    });
  });

  it('are counted from zero after each no-progress error', async () => {
    expect(needsNextPage(paged(known, ...stale.slice(0, 4)))).to.equal(true);
    expect(needsNextPage(paged(known, ...stale.slice(0, 5)))).to.equal(true);
    expect(await thrown(() => needsNextPage(paged(known, ...stale)))).to.include({
      code: 'no-progress',
    });
  });

  it('are counted in a row, and a new activity resets the count', () => {
    expect(needsNextPage(paged(known, stale[0], stale[1], page(2), stale[2]))).to.equal(true);
  });

  it('are not followed by another request at the end of the history', () => {
    expect(needsNextPage([])).to.equal(false);
    expect(needsNextPage(paged(lastPage()))).to.equal(false);
    expect(needsNextPage(paged(known, lastPage(4)))).to.equal(false);
    expect(needsNextPage(paged(known, page(3)))).to.equal(false);
  });
});

describe('activityPages() with pages without new activities', () => {
  /** Responds with these bodies in order, and then with empty pages. */
  const server = (...bodies: readonly object[]) => {
    let requestCount = 0;
    const fetch = async () => new Response(JSON.stringify(bodies[requestCount++] ?? body([])));
    return { fetch, requestCount: () => requestCount };
  };
  const ids = Array.from({ length: 20 }, (_, index) => 100 - index);
  /** The same rows in another order, so that the last one differs. */
  const rotated = (by: number) => [...ids.slice(by), ...ids.slice(0, by)];

  async function iterate(fetch: typeof globalThis.fetch) {
    const pages = [];
    for await (const page of activityPages({ user: 'u' }, { fetch })) pages.push(page);
    return pages;
  }

  it('continues until a page has new activities, and yields the pages in between', async () => {
    const { fetch, requestCount } = server(
      body(ids),
      body(rotated(1)),
      body(rotated(2)),
      body([50]),
    );
    const pages = await iterate(fetch);
    expect(pages.map(({ activities }) => activities.map(({ id }) => id))).to.deep.equal([
      ids,
      [],
      [],
      [50],
    ]);
    expect(requestCount()).to.equal(4);
  });

  it('throws no-progress at the third in a row', async () => {
    const bodies = [ids, rotated(1), rotated(2), rotated(3), [50]].map(body);
    const { fetch, requestCount } = server(...bodies);
    expect(await feedError(iterate(fetch))).to.include({ code: 'no-progress', phase: 'more' });
    expect(requestCount()).to.equal(4);
  });

  it('still yields the issues of invalid items', async () => {
    const broken = { activities: [null, ...body(rotated(1)).activities] };
    const { fetch } = server(body(ids), broken, body([50]));
    const pages = await iterate(fetch);
    expect(pages.flatMap(({ issues }) => issues)).to.have.lengthOf(1);
  });
});
