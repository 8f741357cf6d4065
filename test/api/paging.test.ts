import { expect } from 'chai';
import type { ActivityId } from '../../src/api/index.js';
import { activityPages, parsePage } from '../../src/api/index.js';
import type { LoadedPages } from '../../src/api/paging.js';
import { appendPage, needsNextPage, newActivities, toLoadedPage } from '../../src/api/paging.js';
import { factsOf, feedError, thrown } from './harness.js';

type Ids = readonly ActivityId[];

const body = (ids: Ids) => ({ activities: ids.map((id) => ({ id, type: 9 })) });

/** A page that says that there is more, however short it is. */
const page = (...ids: Ids) => ({ ...parsePage(body(ids)), complete: false });
const lastPage = (...ids: Ids) => parsePage(body(ids));
const paged = (...pages: readonly ReturnType<typeof page>[]) =>
  pages.reduce<LoadedPages>((paging, page) => appendPage(paging, page), []);

/** What each page brought, as ids. */
const broughtBy = (paging: LoadedPages) =>
  paging.map(({ activities }) => activities.map(({ id }) => id));

describe('paging: what a page brings', () => {
  it('is in the server’s order, each id once', () => {
    const brought = toLoadedPage([], page(3, 9, 3, 1, 9));
    expect(broughtBy([brought])).to.deep.equal([[3, 9, 1]]);
    expect([...brought.ids]).to.deep.equal([3, 9, 1]);
  });

  it('is not what an earlier page brought', () => {
    expect(broughtBy(paged(page(9, 8, 7), page(8, 7, 6), page(9, 6, 5)))).to.deep.equal([
      [9, 8, 7],
      [6],
      [5],
    ]);
  });

  it('is told apart by decimal digits: "704" is 704, and beyond 2⁵³ each digit counts', () => {
    const far = ['9007199254740993', '9007199254740992'];
    expect(broughtBy(paged(page(704, ...far), page('704', ...far, 703)))).to.deep.equal([
      [704, ...far],
      [703],
    ]);
  });

  it('keeps the first of two that have one id', () => {
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

  it('is a new value: the paging before stays as it was', () => {
    const before = paged(page(9, 8));
    const copy = [...before];
    appendPage(before, page(7));
    expect(before).to.deep.equal(copy);
  });
});

describe('paging: what was asked', () => {
  it('is nothing for the first page, then the cursor of the page before', () => {
    const paging = paged(page(9, 8), page(7, 6), page(5));
    expect(paging.map(({ olderThan }) => olderThan)).to.deep.equal([undefined, 8, 6]);
    expect(paging.map(({ cursor }) => cursor)).to.deep.equal([8, 6, 5]);
  });
});

describe('paging: what came with a change of the list', () => {
  const before = paged(page(9, 8), page(7));
  const idsAdded = (after: LoadedPages) => newActivities(before, after).map(({ id }) => id);

  it('is nothing where nothing changed', () => {
    expect(idsAdded(before)).to.deep.equal([]);
    expect(idsAdded([...before])).to.deep.equal([]);
  });

  it('is what further pages and newer ones brought, in the order of the list', () => {
    expect(idsAdded(appendPage(appendPage(before, page(7, 6)), page(5)))).to.deep.equal([6, 5]);
    expect(idsAdded([toLoadedPage(before, page(11, 10, 9)), ...before])).to.deep.equal([11, 10]);
  });

  it('is not what was brought up to date, nor what is shown again', () => {
    const [first, ...rest] = before.map((old) => ({ ...old }));
    expect(idsAdded(first ? [first, ...rest] : [])).to.deep.equal([]);
    expect(idsAdded(paged(page(10, 9)))).to.deep.equal([10]);
  });
});

describe('paging: the end', () => {
  const ends = (...pages: readonly ReturnType<typeof page>[]) => paged(...pages).at(-1)?.complete;

  it('is not there while pages bring a new cursor', () => {
    expect(ends(page(9))).to.equal(false);
    expect(ends(page(9), page(8))).to.equal(false);
    expect(ends(page(9), page(9, 8))).to.equal(false);
  });

  it('is a page that says so', () => {
    expect(ends(page(9), lastPage(8))).to.equal(true);
    expect(ends(lastPage())).to.equal(true);
  });

  it('is a cursor that was just asked', () => {
    expect(ends(page(9, 8), page(9, 8))).to.equal(true);
    expect(ends(page(9, 8), page(7, 8))).to.equal(true);
  });

  it('is a cursor that was asked long ago: the pages go round in circles', () => {
    expect(ends(page(9), page(8), page(7), page(6, 9))).to.equal(true);
  });

  it('keeps what the last page brought nevertheless', () => {
    expect(broughtBy(paged(page(9), page(8), page(7, 9)))).to.deep.equal([[9], [8], [7]]);
  });
});

describe('paging: a page that is larger than a portion', () => {
  const all = [9, 8, 7, 6, 5];

  it('is taken in as far as the portion goes, and the next one is asked for from there', () => {
    const paging = appendPage([], lastPage(...all), undefined, 2);
    expect(broughtBy(paging)).to.deep.equal([[9, 8]]);
    expect(paging.at(-1)).to.include({ cursor: 8, complete: false });
    expect([...(paging.at(-1)?.ids ?? [])]).to.deep.equal([9, 8]);
  });

  it('comes portion by portion from a server that gives it whole each time, and ends', () => {
    let paging: LoadedPages = [];
    for (let n = 0; n < 4; n++) paging = appendPage(paging, page(...all), undefined, 2);
    expect(broughtBy(paging)).to.deep.equal([[9, 8], [7, 6], [5], []]);
    expect(paging.map(({ complete }) => complete)).to.deep.equal([false, false, false, true]);
  });

  it('is one where it has just as many', () => {
    const paging = appendPage([], lastPage(9, 8), undefined, 2);
    expect(paging.at(-1)).to.include({ cursor: 8, complete: true });
  });
});

describe('paging: pages that bring nothing new', () => {
  // Each has a cursor of its own, so that the server seems to go on.
  const known = page(9, 8, 7, 6, 5, 4, 3);
  const stale = [page(4), page(5), page(6), page(7), page(8), page(9)] as const;

  it('make the next one to be asked at once, twice', () => {
    expect(needsNextPage(paged(known))).to.equal(false);
    expect(needsNextPage(paged(known, stale[0]))).to.equal(true);
    expect(needsNextPage(paged(known, stale[0], stale[1]))).to.equal(true);
  });

  it('are given up at the third: no progress', async () => {
    const paging = paged(known, stale[0], stale[1], stale[2]);
    expect(factsOf(await thrown(() => needsNextPage(paging)))).to.deep.equal({
      code: 'no-progress',
      phase: 'more',
      status: undefined,
      messages: [],
      retryable: false,
    });
  });

  it('are counted anew after each try that somebody asked for', async () => {
    expect(needsNextPage(paged(known, ...stale.slice(0, 4)))).to.equal(true);
    expect(needsNextPage(paged(known, ...stale.slice(0, 5)))).to.equal(true);
    expect(await thrown(() => needsNextPage(paged(known, ...stale)))).to.include({
      code: 'no-progress',
    });
  });

  it('are counted in a row: one new activity, and patience is back', () => {
    expect(needsNextPage(paged(known, stale[0], stale[1], page(2), stale[2]))).to.equal(true);
  });

  it('are no reason to go on where the history ends', () => {
    expect(needsNextPage([])).to.equal(false);
    expect(needsNextPage(paged(lastPage()))).to.equal(false);
    expect(needsNextPage(paged(known, lastPage(4)))).to.equal(false);
    expect(needsNextPage(paged(known, page(3)))).to.equal(false);
  });
});

describe('paging: an iteration over pages that bring nothing new', () => {
  /** Answers with these bodies, one after the other, and with an empty page after the last. */
  const server = (...bodies: readonly object[]) => {
    let asked = 0;
    const fetch = async () => new Response(JSON.stringify(bodies[asked++] ?? body([])));
    return { fetch, asked: () => asked };
  };
  const twenty = Array.from({ length: 20 }, (_, index) => 100 - index);
  /** The same rows, another one the last. */
  const turned = (by: number) => [...twenty.slice(by), ...twenty.slice(0, by)];

  async function iterate(fetch: typeof globalThis.fetch) {
    const pages = [];
    for await (const page of activityPages({ user: 'u' }, { fetch })) pages.push(page);
    return pages;
  }

  it('goes on to the next page that does, and tells of those between', async () => {
    const { fetch, asked } = server(body(twenty), body(turned(1)), body(turned(2)), body([50]));
    const pages = await iterate(fetch);
    expect(pages.map(({ activities }) => activities.map(({ id }) => id))).to.deep.equal([
      twenty,
      [],
      [],
      [50],
    ]);
    expect(asked()).to.equal(4);
  });

  it('throws no-progress at the third in a row', async () => {
    const bodies = [twenty, turned(1), turned(2), turned(3), [50]].map(body);
    const { fetch, asked } = server(...bodies);
    expect(await feedError(iterate(fetch))).to.include({ code: 'no-progress', phase: 'more' });
    expect(asked()).to.equal(4);
  });

  it('drops nothing silently: an item without an id is still an issue', async () => {
    const broken = { activities: [null, ...body(turned(1)).activities] };
    const { fetch } = server(body(twenty), broken, body([50]));
    const pages = await iterate(fetch);
    expect(pages.flatMap(({ issues }) => issues)).to.have.lengthOf(1);
  });
});
