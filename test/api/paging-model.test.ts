import { expect } from 'chai';
import type { ActivityPage } from '../../src/api/index.js';
import { activityPages, FeedError, parsePage } from '../../src/api/index.js';
import type { LoadedPages } from '../../src/api/paging.js';
import { appendPage, needsNextPage, toLoadedPage } from '../../src/api/paging.js';
import { withNewer, withPendingShown } from '../../src/feed/list/feed-list.js';
import { fc, generated } from '../support/properties.js';
import { replaced } from './harness.js';

/** What the server does before it answers a request. */
interface Turn {
  /** New activities on top. */
  readonly arrive: number;
  /** Places at which one that is late stands from now on. */
  readonly late: readonly number[];
  /** How many of the rows before the page it repeats: never all of them, or it would stand still. */
  readonly repeat: number;
  /** Places in the page at which something stands that is no activity. */
  readonly broken: readonly number[];
  /** It says that it left something out. */
  readonly messages: boolean;
  /** How often the request fails before it is answered. */
  readonly failures: number;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  arrive: fc.oneof(fc.constant(0), fc.nat({ max: 45 })),
  late: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 100 }), { maxLength: 3 })),
  repeat: fc.oneof(fc.constant(0), fc.nat({ max: 19 })),
  broken: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 20 }), { maxLength: 3 })),
  messages: fc.boolean(),
  failures: fc.nat({ max: 2 }),
});

const history = fc.record({
  size: fc.nat({ max: 90 }),
  turns: fc.array(turn, { maxLength: 12 }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const calm: Turn = { arrive: 0, late: [], repeat: 0, broken: [], messages: false, failures: 0 };

/** A server as sections 1.A and 1.B of the documentation describe it, whose list goes on meanwhile. */
function createServer({ size, turns }: History) {
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

  const answer = (olderThan: string | null): unknown[] => {
    const now = turns[pages.length] ?? calm;
    arrive(now.arrive);
    for (const at of now.late) list.splice(at % (list.length + 1), 0, newest++);
    const start = olderThan === null ? 0 : list.indexOf(Number(olderThan)) + 1;
    const from = start < list.length ? Math.max(0, start - now.repeat) : start;
    const page: unknown[] = list.slice(from, from + 20).map((id) => ({ id, type: 9 }));
    for (const at of now.broken) if (page.length > 0) page.splice(at % page.length, 0, { type: 9 });
    pages.push(page);
    return page;
  };

  const fetch: typeof globalThis.fetch = async (input) => {
    sent += 1;
    const now = turns[pages.length] ?? calm;
    if (failures < now.failures) {
      failures += 1;
      if (failures % 2 === 0) return new Response('', { status: 503 });
      throw new TypeError('Failed to fetch');
    }
    failures = 0;
    const activities = answer(new URL(`${input}`).searchParams.get('older_than'));
    return Response.json({ activities, error_messages: now.messages ? ['left out'] : [] });
  };
  return { fetch, pages, list, first, sent: () => sent };
}

const idsIn = (page: readonly unknown[]) =>
  page.flatMap((item) => Object(item).id ?? []) as readonly number[];

const read = (ids: readonly number[], complete = false): ActivityPage => ({
  ...parsePage({ activities: ids.map((id) => ({ id, type: 9 })) }),
  complete,
});
const shownIn = (paging: LoadedPages) =>
  paging.flatMap(({ activities }) => activities.map(({ id }) => Number(id)));

describe('paging, whatever the server does', function () {
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
    // Each activity that was listed comes once, in the order in which it was listed first.
    expect(shown).to.deep.equal([...new Set(listed)].slice(0, shown.length));
    // What is no activity is told of, unless its page was the one that ended the iteration.
    const broken = server.pages.flat().length - listed.length;
    if (error === undefined) {
      expect(new Set(shown).size).to.equal(new Set(listed).size);
      expect(issues).to.equal(broken);
      // Nothing is lost that was there before, and stayed.
      expect(server.first.filter((id) => !shown.includes(id))).to.deep.equal([]);
    } else {
      expect(error).to.be.instanceOf(FeedError);
      expect((error as FeedError).code).to.equal('no-progress');
      expect(new Set(server.pages.slice(-3).flatMap(idsIn)).size).to.be.above(0);
    }
    // Two failures at most before each page; and three pages in a row at most that bring nothing.
    expect(server.sent()).to.be.at.most(3 * server.pages.length);
    expect(server.pages.length).to.be.at.most(3 * (shown.length + 2));
  };

  it('an iteration gives each activity that was listed once, in order, or says what is wrong', async () => {
    await fc.assert(fc.asyncProperty(history, iteration), generated<History>(150));
  });

  it('a list that goes on asks again only while that may bring something', () => {
    const cursors = fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 20 }), {
      maxLength: 30,
    });
    const property = fc.property(cursors, (pages) => {
      let paging: LoadedPages = [];
      let stale = 0;
      for (const ids of pages) {
        const before = new Set(shownIn(paging));
        paging = appendPage(paging, read(ids));
        const last = paging.at(-1);
        expect(shownIn(paging)).to.deep.equal([...new Set([...before, ...ids])]);
        if (last?.complete) return;
        stale = last?.activities.length ? 0 : stale + 1;
        if (stale > 0 && stale % 3 === 0) expect(() => needsNextPage(paging)).to.throw(FeedError);
        else expect(needsNextPage(paging)).to.equal(stale > 0);
      }
      // A cursor is never asked twice.
      const asked = paging.map((earlier) => earlier.olderThan);
      expect(new Set(asked).size).to.equal(asked.length);
    });
    fc.assert(property, generated<number[][]>(200));
  });

  it('a list that is refreshed keeps the server’s order, each activity once, and loses none', () => {
    /** A history in the server's order, which of it is known, and how far the new page overlaps. */
    const scene = fc.record({
      marks: fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
      cuts: fc.array(fc.nat({ max: 60 }), { maxLength: 4 }),
      size: fc.integer({ min: 1, max: 25 }),
    });
    const property = fc.property(scene, ({ marks, cuts, size }) => {
      const server = marks.map((_, n) => 1000 - n);
      const known = server.filter((_, n) => marks[n]);
      const bounds = [0, ...cuts.map((n) => n % (known.length + 1)).sort((a, b) => a - b)];
      const before = bounds.map((from, n) =>
        toLoadedPage([], read(known.slice(from, bounds[n + 1]))),
      );
      const listed = server.slice(0, size);
      const list = { shown: before, latest: before, replacesShown: false };
      const after = withPendingShown(withNewer(list, [read(listed)])).shown;
      const shown = shownIn(after);
      const isWhole = shown.length === new Set([...known, ...listed]).size;
      const all = new Set(isWhole ? [...listed, ...known] : listed);
      expect(shown).to.deep.equal(server.filter((id) => all.has(id)));
      // It starts over only where there may be a hole.
      const overlaps = known.some((id) => listed.includes(id));
      if (!isWhole && overlaps) expect(marks[listed.length - 1]).to.equal(false);
      for (const { ids, activities } of after) {
        expect([...ids]).to.deep.equal(activities.map(({ id }) => id));
      }
    });
    fc.assert(property, generated(300));
  });
});
