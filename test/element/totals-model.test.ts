import { expect } from 'chai';
import type { ActivityFilter, ActivityKind } from '../../src/index.js';
import { mountSettled, plain } from '../support/feed.js';
import { fc, generated } from '../support/properties.js';
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

const codes = [0, 0, 0, 1, 1, 2, 10, 11, 15, 16, 7, 9];
const stamps = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -50, max: 300 }) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>('12', '-7', 10.0, 0.5, '0.25', 0) },
);
const status = fc.constantFrom<unknown>(1, 1, 1, 1, 2, 3, '2', 9, null, undefined);

/** What is wrong with an item: mostly nothing. */
const fault = fc.oneof(
  { weight: 60, arbitrary: fc.constant('none' as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('id', 'type', 'payload', 'number', 'created', 'zero', 'text'),
  },
);

/** Steps between two activities, in seconds: often across the end of a day, or backwards. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 * 86_400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20 * 86_400, max: 45 * 86_400 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 1_800, 3_600, 86_400, -1_800, -86_400) },
);

const draft = fc.record({ code: fc.constantFrom(...codes), stamps, status, fault, step });
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

function toItem(it: Draft, id: number, seconds: number): WireItem {
  const number = it.fault === 'number' ? 'many' : it.stamps;
  const payload = it.fault === 'payload' ? 'lost' : { stamps: number, status: it.status };
  const modification = { total_stamps_delta: number, status: it.status };
  const created = { created: undefined, zero: 0, text: 'yesterday' };
  return {
    id: it.fault === 'id' ? 'x' : id,
    type: it.fault === 'type' ? 99 : it.code,
    created: it.fault in created ? Reflect.get(created, it.fault) : seconds,
    transaction: payload,
    award: payload,
    redemption: payload,
    stamps_deduction: payload,
    transaction_modification: it.fault === 'payload' ? 'lost' : modification,
    balance_update: { amount: 5 },
    expired_stamps: it.fault === 'payload' ? 'lost' : number,
    status: it.code === 15 ? it.status : undefined,
  };
}

function toHistory(drafts: readonly Draft[], firstId: number, start: number): WireItem[] {
  let seconds = start;
  return drafts.map((it, index) => {
    seconds -= it.step;
    return toItem(it, firstId - index, seconds);
  });
}

const kinds: readonly ActivityKind[] = ['transaction', 'redemption', 'survey', 'stamps-refund'];
const action = fc.constantFrom('more', 'more', 'arrive', 'cancel', 'showNew', 'filter', 'zone');
const scenario = fc.record({
  drafts: fc.array(draft, { minLength: 1, maxLength: 70 }),
  arrivals: fc.array(draft, { minLength: 0, maxLength: 6 }),
  // Near the end of a month, and around the days on which clocks change.
  start: fc.constantFrom('2025-11-30T18:15:00Z', '2025-11-02T03:59:00Z', '2025-03-29T13:31:00Z'),
  zone: fc.nat({ max: zones.length - 1 }),
  groupBy: fc.constantFrom('month' as const, 'day' as const),
  types: fc.subarray([...kinds], { maxLength: 3 }),
  actions: fc.array(action, { maxLength: 7 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/** The headings and the words of the totals, as they are in the document. */
const shownTotals = (parts: (part: string) => HTMLElement[]) =>
  parts('group-heading').map((heading) => {
    const next = heading.nextElementSibling;
    const line = next?.getAttribute('part') === 'group-totals' ? next : undefined;
    return [plain(heading.textContent), plain(line?.firstElementChild?.textContent ?? '')];
  });

/** How many groups had totals, and how many had none. */
const seen = { with: 0, without: 0 };

async function run(given: Scenario): Promise<void> {
  const start = Date.parse(given.start) / 1000;
  let history = toHistory(given.drafts, 1000, start);
  const besideBroken: WireItem[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const cursor = url.searchParams.get('older_than');
    const from = cursor ? history.findIndex(({ id }) => String(id) === cursor) + 1 : 0;
    const activities = history.slice(from, from + 20);
    // A page without a single id is an error, and not shown.
    if (activities.some((it) => !hasId(it))) besideBroken.push(...activities.filter(hasId));
    return Response.json({ activities });
  };
  const { feed, parts, settled } = await mountSettled({
    fetch: fetch as typeof globalThis.fetch,
    groupTotals: true,
    filters: ['all', 'earned', 'used', 'returned'],
    lang: 'en',
    timeZone: zones[given.zone],
    groupBy: given.groupBy,
    types: given.types,
  });
  let zone = given.zone;
  const check = async (name: string) => {
    await settled();
    const rows = feed.activities.map(({ raw }) => raw);
    const expected = expectedTotals(rows, {
      groupBy: given.groupBy,
      timeZone: zones[zone] ?? 'UTC',
      hasEnded: !feed.hasMore && feed.status === 'ready',
      besideBroken: besideBroken.filter(dateIn),
    });
    expect(shownTotals(parts), name).to.deep.equal(expected);
    for (const [, words] of expected) seen[words ? 'with' : 'without'] += 1;
  };
  const filters: readonly ActivityFilter[] = ['used', 'earned', 'all', 'returned'];
  let chosen = 0;
  const actions: { readonly [Name in (typeof given.actions)[number]]: () => unknown } = {
    more: () => feed.loadMore().catch(() => {}),
    arrive: () => {
      if (history.length === given.drafts.length) {
        history = [...toHistory(given.arrivals, 1010, start + 3_000), ...history];
      }
      return feed.refresh().catch(() => {});
    },
    cancel: () => {
      history = history.map((it, index) =>
        index % 5 === 0 ? { ...it, transaction: { stamps: 5, status: 2 } } : it,
      );
      return feed.refresh().catch(() => {});
    },
    showNew: () => feed.showNew().catch(() => {}),
    filter: () => {
      const name = filters[chosen++ % filters.length];
      const labels = { used: 'Used', earned: 'Earned', all: 'All', returned: 'Returned' };
      const label = Reflect.get(labels, name ?? 'all');
      parts('filter')
        .find((it) => plain(it.textContent) === label)
        ?.click();
    },
    zone: () => {
      zone = (zone + 3) % zones.length;
      feed.timeZone = zones[zone];
    },
  };
  await check('at first');
  for (const [index, name] of given.actions.entries()) {
    await actions[name]();
    await check(`after ${index}: ${name}`);
  }
  feed.remove();
}

describe('totals', function () {
  this.timeout(120_000);

  it('are what an independent sum of the rows is, whatever happens to them', async () => {
    await fc.assert(fc.asyncProperty(scenario, run), generated(60));
    expect(Math.min(seen.with, seen.without)).to.be.above(50);
  });
});
