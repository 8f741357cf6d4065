import { expect } from 'chai';
import type { ActivityPage } from '../../src/api/index.js';
import { activityPages, FeedError, parsePage } from '../../src/api/index.js';
import type { LoadedPages } from '../../src/api/paging.js';
import { appendPage, needsNextPage, toLoadedPage } from '../../src/api/paging.js';
import { withNewer, withPendingShown } from '../../src/feed/list/feed-list.js';
import { fc, generated } from '../support/properties.js';
import { replaced } from './harness.js';

/** What the server does before it responds to a request. */
interface ServerEvents {
  /** The number of new activities on top. */
  readonly arrive: number;
  /** The positions at which activities are inserted late. */
  readonly late: readonly number[];
  /**
   * How many rows before the page it repeats. It never repeats a whole page, or paging would stop.
   */
  readonly repeat: number;
  /** The positions in the page of invalid items. */
  readonly broken: readonly number[];
  /** Whether the response has an error message. */
  readonly messages: boolean;
  /** How often the request fails before the server responds. */
  readonly failures: number;
}

const serverEvents: fc.Arbitrary<ServerEvents> = fc.record({
  arrive: fc.oneof(fc.constant(0), fc.nat({ max: 45 })),
  late: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 100 }), { maxLength: 3 })),
  repeat: fc.oneof(fc.constant(0), fc.nat({ max: 19 })),
  broken: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 20 }), { maxLength: 3 })),
  messages: fc.boolean(),
  failures: fc.nat({ max: 2 }),
});

const history = fc.record({
  size: fc.nat({ max: 90 }),
  events: fc.array(serverEvents, { maxLength: 12 }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const noEvents: ServerEvents = {
  arrive: 0,
  late: [],
  repeat: 0,
  broken: [],
  messages: false,
  failures: 0,
};

/** A server like sections 1.A and 1.B of the documentation, whose list changes during paging. */
function createServer({ size, events }: History) {
  let newest = 1000;
  const list: number[] = [];
  const arrive = (howMany: number) => {
    for (let n = 0; n < howMany; n++) list.unshift(newest++);
  };
  arrive(size);
  const first = [...list];
  const pages: unknown[][] = [];
  let sent = 0;
  let failures = 0;

  const respond = (olderThan: string | null): unknown[] => {
    const current = events[pages.length] ?? noEvents;
    arrive(current.arrive);
    for (const at of current.late) list.splice(at % (list.length + 1), 0, newest++);
    const start = olderThan === null ? 0 : list.indexOf(Number(olderThan)) + 1;
    const from = start < list.length ? Math.max(0, start - current.repeat) : start;
    const page: unknown[] = list.slice(from, from + 20).map((id) => ({ id, type: 9 }));
    for (const at of current.broken)
      if (page.length > 0) page.splice(at % page.length, 0, { type: 9 });
    pages.push(page);
    return page;
  };

  const fetch: typeof globalThis.fetch = async (input) => {
    sent += 1;
    const current = events[pages.length] ?? noEvents;
    if (failures < current.failures) {
      failures += 1;
      if (failures % 2 === 0) return new Response('', { status: 503 });
      throw new TypeError('Failed to fetch');
    }
    failures = 0;
    const activities = respond(new URL(`${input}`).searchParams.get('older_than'));
    return Response.json({ activities, error_messages: current.messages ? ['left out'] : [] });
  };
  return { fetch, pages, list, first, sent: () => sent };
}

const idsIn = (page: readonly unknown[]) =>
  page.flatMap((item) => Object(item).id ?? []) as readonly number[];

const pageOf = (ids: readonly number[], complete = false): ActivityPage => ({
  ...parsePage({ activities: ids.map((id) => ({ id, type: 9 })) }),
  complete,
});
const shownIds = (paging: LoadedPages) =>
  paging.flatMap(({ activities }) => activities.map(({ id }) => Number(id)));

describe('paging with a random server', function () {
  this.timeout(60_000);
  replaced(Math, 'random', () => 0);

  const iteration = async (history: History) => {
    const server = createServer(history);
    const shown: number[] = [];
    let issues = 0;
    let error: unknown;
    try {
      for await (const page of activityPages({ user: 'u' }, { fetch: server.fetch })) {
        shown.push(...page.activities.map(({ id }) => Number(id)));
        issues += page.issues.length;
      }
    } catch (reason) {
      error = reason;
    }
    const listed = server.pages.flatMap(idsIn);
    // Each listed activity is shown once, in the order in which it was first listed.
    expect(shown).to.deep.equal([...new Set(listed)].slice(0, shown.length));
    // Invalid items are reported, unless their page ended the iteration with an error.
    const broken = server.pages.flat().length - listed.length;
    if (error === undefined) {
      expect(new Set(shown).size).to.equal(new Set(listed).size);
      expect(issues).to.equal(broken);
      // Every activity that was there from the start is shown.
      expect(server.first.filter((id) => !shown.includes(id))).to.deep.equal([]);
    } else {
      expect(error).to.be.instanceOf(FeedError);
      expect((error as FeedError).code).to.equal('no-progress');
      expect(new Set(server.pages.slice(-3).flatMap(idsIn)).size).to.be.above(0);
    }
    // At most two failures before each page, and three pages in a row without anything new.
    expect(server.sent()).to.be.at.most(3 * server.pages.length);
    expect(server.pages.length).to.be.at.most(3 * (shown.length + 2));
  };

  it('activityPages() yields each listed activity once, in order, or throws no-progress', async () => {
    await fc.assert(fc.asyncProperty(history, iteration), generated<History>(150));
  });

  it('needsNextPage() is true only while another page may bring something new', () => {
    const cursors = fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 20 }), {
      maxLength: 30,
    });
    const property = fc.property(cursors, (pages) => {
      let paging: LoadedPages = [];
      let stale = 0;
      for (const ids of pages) {
        const before = new Set(shownIds(paging));
        paging = appendPage(paging, pageOf(ids));
        const last = paging.at(-1);
        expect(shownIds(paging)).to.deep.equal([...new Set([...before, ...ids])]);
        if (last?.complete) return;
        stale = last?.activities.length ? 0 : stale + 1;
        if (stale > 0 && stale % 3 === 0) expect(() => needsNextPage(paging)).to.throw(FeedError);
        else expect(needsNextPage(paging)).to.equal(stale > 0);
      }
      // A cursor is never requested twice.
      const requested = paging.map((earlier) => earlier.olderThan);
      expect(new Set(requested).size).to.equal(requested.length);
    });
    fc.assert(property, generated<number[][]>(200));
  });

  it('refreshing keeps the server’s order without duplicates, and loses no activity', () => {
    /** A history in the server's order, which of it is known, and the size of the new page. */
    const refreshCase = fc.record({
      marks: fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
      cuts: fc.array(fc.nat({ max: 60 }), { maxLength: 4 }),
      size: fc.integer({ min: 1, max: 25 }),
    });
    const property = fc.property(refreshCase, ({ marks, cuts, size }) => {
      const server = marks.map((_, n) => 1000 - n);
      const known = server.filter((_, n) => marks[n]);
      const bounds = [0, ...cuts.map((n) => n % (known.length + 1)).sort((a, b) => a - b)];
      const before = bounds.map((from, n) =>
        toLoadedPage([], pageOf(known.slice(from, bounds[n + 1]))),
      );
      const listed = server.slice(0, size);
      const list = { shown: before, latest: before, replacesShown: false };
      const after = withPendingShown(withNewer(list, [pageOf(listed)])).shown;
      const shown = shownIds(after);
      const isWhole = shown.length === new Set([...known, ...listed]).size;
      const all = new Set(isWhole ? [...listed, ...known] : listed);
      expect(shown).to.deep.equal(server.filter((id) => all.has(id)));
      // It starts over only if there may be a gap.
      const overlaps = known.some((id) => listed.includes(id));
      if (!isWhole && overlaps) expect(marks[listed.length - 1]).to.equal(false);
      for (const { ids, activities } of after) {
        expect([...ids]).to.deep.equal(activities.map(({ id }) => id));
      }
    });
    fc.assert(property, generated(300));
  });
});
