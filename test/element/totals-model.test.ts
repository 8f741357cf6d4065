import { expect } from 'chai';
import type { ActivityFilter, ActivityKind } from '../../src/index.js';
import { mountSettled, plain } from '../support/feed.js';
import { fc, generated } from '../support/properties.js';
import { setClock } from './helpers/clock.js';
import { type Draft, draft, pageOf, toHistory } from './helpers/totals-history.js';
import { dateIn, expectedTotals, hasId, type WireItem } from './helpers/totals-model.js';

const zones = [
  'Asia/Jakarta',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
];

const kinds: readonly ActivityKind[] = ['transaction', 'redemption', 'survey', 'stamps-refund'];
const actions = fc.constantFrom(
  ...(['more', 'more', 'arrive', 'cancel', 'showNew', 'filter', 'zone'] as const),
  ...(['merchants', 'nextDay', 'more reload', 'more reload'] as const),
);
type Action =
  | 'more'
  | 'arrive'
  | 'cancel'
  | 'showNew'
  | 'filter'
  | 'zone'
  | 'merchants'
  | 'nextDay'
  | 'reload';
const scenario = fc.record({
  drafts: fc.oneof(
    fc.array(draft, { minLength: 1, maxLength: 25 }),
    fc.array(draft, { minLength: 30, maxLength: 70 }),
  ),
  arrivals: fc.array(draft, { minLength: 0, maxLength: 6 }),
  // Near the end of a month, and around the days on which clocks change.
  start: fc.constantFrom('2025-11-30T18:15:00Z', '2025-11-02T03:59:00Z', '2025-03-29T13:31:00Z'),
  /** Hours from the newest activity to now. */
  age: fc.constantFrom(0, 0, 3, 20, 900),
  zone: fc.nat({ max: zones.length - 1 }),
  groupBy: fc.constantFrom('month' as const, 'day' as const),
  types: fc.subarray([...kinds], { maxLength: 3 }),
  /** Which pages say that the server has left something out: none, or each n-th. */
  messages: fc.nat({ max: 3 }),
  actions: fc
    .array(actions, { maxLength: 7 })
    .map((list) => list.flatMap((it) => it.split(' ') as Action[])),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/** The headings and the words of the totals, as they are in the document. */
const shownTotals = (parts: (part: string) => HTMLElement[]) =>
  parts('group-heading').map((heading) => {
    const next = heading.nextElementSibling;
    const line = next?.getAttribute('part') === 'group-totals' ? next : undefined;
    return [plain(heading.textContent), plain(line?.firstElementChild?.textContent ?? '')];
  });

/** How many groups had totals, had none, were of today or yesterday, and how often more than a page was restored. */
const seen = { with: 0, without: 0, relative: 0, restored: 0 };

/** Lists of merchants that a page may choose, one after the other. */
const merchantLists = [[2], [2, 5], [], [9]];

async function run(given: Scenario): Promise<void> {
  const start = Date.parse(given.start) / 1000;
  let now = (start + given.age * 3_600) * 1000;
  const clock = setClock(new Date(now).toISOString());
  // The stored list knows of each page, but not of each item, whether something was left out beside it.
  const isReloaded = given.actions.includes('reload');
  const usable = (drafts: readonly Draft[]) =>
    drafts.filter(({ fault }) => !isReloaded || fault !== 'id');
  const count = usable(given.drafts).length;
  let history = toHistory(usable(given.drafts), 1000, start);
  let besideBroken: WireItem[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const { from, activities } = pageOf(history, input);
    // A page without a single id is an error, and not shown.
    if (activities.some((it) => !hasId(it))) besideBroken.push(...activities.filter(hasId));
    const isIncomplete = given.messages > 0 && (from / 20) % given.messages === 0;
    return Response.json({ activities, ...(isIncomplete && { error_messages: ['Left out.'] }) });
  };
  let zone = given.zone;
  let merchantIds: readonly number[] = [];
  sessionStorage.clear();
  const mountFeed = () =>
    mountSettled({
      fetch: fetch as typeof globalThis.fetch,
      apiUrl: 'https://stamps.example/api/v3',
      token: 'token',
      groupTotals: true,
      restore: true,
      filters: ['all', 'earned', 'used', 'returned'],
      lang: 'en',
      timeZone: zones[zone],
      groupBy: given.groupBy,
      types: given.types,
      merchantIds,
    });
  let view = await mountFeed();
  const check = async (name: string) => {
    await view.settled();
    const { feed, parts } = view;
    const rows = feed.activities.map(({ raw }) => raw);
    const expected = expectedTotals(rows, {
      groupBy: given.groupBy,
      timeZone: zones[zone] ?? 'UTC',
      now: new Date(now),
      hasEnded: !feed.hasMore && feed.status === 'ready',
      besideBroken: besideBroken.filter(dateIn),
    });
    expect(shownTotals(parts), name).to.deep.equal(expected);
    for (const [heading, words] of expected) {
      seen[words ? 'with' : 'without'] += 1;
      if (words && /day$/.test(heading) && !heading.includes(',')) seen.relative += 1;
    }
  };
  const filters: readonly ActivityFilter[] = ['used', 'earned', 'all', 'returned'];
  let chosen = 0;
  let listed = 0;
  const ignore = (error: unknown) => expect(error).to.be.instanceOf(Error);
  const steps: Readonly<Record<Action, () => unknown>> = {
    more: () => view.feed.loadMore().catch(ignore),
    arrive: () => {
      if (history.length === count) {
        history = [...toHistory(usable(given.arrivals), 1010, start + 3_000), ...history];
      }
      return view.feed.refresh().catch(ignore);
    },
    cancel: () => {
      history = history.map((it, index) =>
        index % 5 === 0 ? { ...it, transaction: { stamps: 5, status: 2 } } : it,
      );
      return view.feed.refresh().catch(ignore);
    },
    showNew: () => view.feed.showNew().catch(ignore),
    filter: () => {
      const name = filters[chosen++ % filters.length];
      const labels = { used: 'Used', earned: 'Earned', all: 'All', returned: 'Returned' };
      const label = Reflect.get(labels, name ?? 'all');
      view
        .parts('filter')
        .find((it) => plain(it.textContent) === label)
        ?.click();
    },
    zone: () => {
      zone = (zone + 3) % zones.length;
      view.feed.timeZone = zones[zone];
    },
    merchants: () => {
      merchantIds = merchantLists[listed++ % merchantLists.length] ?? [];
      besideBroken = [];
      view.feed.merchantIds = merchantIds;
    },
    reload: async () => {
      const shown = view.feed.activities.length;
      view.feed.remove();
      await new Promise((resolve) => setTimeout(resolve));
      view = await mountFeed();
      if (view.feed.activities.length >= shown && shown > 20) seen.restored += 1;
    },
    nextDay: async () => {
      now += 86_400_000;
      await clock.advanceTo(new Date(now).toISOString());
      await view.feed.updateComplete;
    },
  };
  await check('at first');
  for (const [index, name] of given.actions.entries()) {
    await steps[name]();
    await check(`after ${index}: ${name}`);
  }
  view.feed.remove();
}

describe('totals', function () {
  this.timeout(120_000);

  it('are what an independent sum of the rows is, whatever happens to them', async () => {
    await fc.assert(fc.asyncProperty(scenario, run), generated(60));
    expect(Math.min(seen.with, seen.without)).to.be.above(50);
    expect(Math.min(seen.relative, seen.restored), JSON.stringify(seen)).to.be.above(1);
  });
});
