import { expect } from 'chai';
import type { ActivityFilter } from '../../src/activities/index.js';
import type { ActivityKind } from '../../src/api/index.js';
import type { FeedRequest } from '../../src/feed/feed-request.js';
import { replaced } from '../api/harness.js';
import { fc, generated } from '../support/properties.js';
import { requestFor } from './helpers/fake-network.js';
import {
  createHistory,
  type Entry,
  filters,
  filtersFor,
  historyKinds,
  isShown,
  pageLength,
} from './helpers/history.js';
import { Host } from './helpers/host.js';
import { withWindowEvents } from './helpers/window-events.js';

type Step =
  | readonly ['filter', ActivityFilter]
  | readonly ['types', readonly ActivityKind[]]
  | readonly ['arrive', readonly ActivityKind[]]
  | readonly ['loadMore' | 'refresh' | 'poll' | 'showNew' | 'retry' | 'respond' | 'fail'];

interface Scenario {
  readonly kinds: readonly ActivityKind[];
  readonly steps: readonly Step[];
}

const kind = fc.constantFrom(...historyKinds);
/** Kinds in runs, so that some pages have none of a kind. */
const kinds = fc
  .array(fc.tuple(kind, fc.integer({ min: 1, max: 50 })), { maxLength: 10 })
  .map((runs) => runs.flatMap(([it, length]) => new Array<ActivityKind>(length).fill(it)));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('filter' as const), fc.constantFrom(...filters)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('types' as const), fc.uniqueArray(kind, { maxLength: 3 })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constant('arrive' as const),
      fc.array(kind, { minLength: 1, maxLength: 30 }),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(
      fc.constantFrom('loadMore' as const, 'refresh', 'poll', 'showNew', 'retry'),
    ),
  },
  { weight: 7, arbitrary: fc.tuple(fc.constantFrom('respond' as const, 'respond', 'fail')) },
);
const scenarios: fc.Arbitrary<Scenario> = fc.record({
  kinds,
  steps: fc.array(step, { maxLength: 30 }),
});

const nextMacrotask = () => new Promise((resolve) => setImmediate(resolve));
const idsOf = (list: readonly { readonly id: unknown }[]) => list.map(({ id }) => Number(id));

/** Runs a scenario, and compares the feed with the server's list, filtered in the test's own words. */
async function runScenario({ kinds: initial, steps }: Scenario): Promise<void> {
  const history = createHistory(initial);
  const host = new Host();
  const { feed } = host;
  const { list } = feed;
  let types: readonly ActivityKind[] = [];
  let filter: ActivityFilter = 'all';
  /** The number of requests when other rows were last asked for. */
  let sentBefore = 0;
  /** The number of calls that have not settled. */
  let waiting = 0;

  const matching = (entries: readonly Entry[]) =>
    entries.filter(({ kind: it }) => isShown(it, filter, types));
  const loaded = () => {
    const known = new Set(idsOf(list.allPages.flatMap(({ activities }) => activities)));
    return history.entries.filter(({ id }) => known.has(id));
  };
  const check = () => {
    expect(list.filter).to.equal(filter);
    expect(idsOf(list.activities)).to.deep.equal(idsOf(matching(loaded())), 'the rows');
    const oldest = list.activities.at(-1)?.id ?? 0;
    const shown = new Set(idsOf(loaded()));
    const isPending = ({ id, kind: it }: Entry) => !shown.has(id) && isShown(it, filter, types);
    const newer = history.entries.filter((entry) => isPending(entry) && entry.id > Number(oldest));
    for (const { id } of list.pending) expect(idsOf(newer)).to.include(Number(id));
  };
  const settle = async () => {
    for (let n = 0; n < 4; n++) await nextMacrotask();
    // A request that failed is sent again after a moment.
    while ((feed.loading || waiting > 0) && history.held.length === 0) await nextMacrotask();
    check();
  };
  const respond = async (fail: boolean) => {
    history.held.shift()?.(fail);
    await settle();
  };
  const drain = async () => {
    for (let n = 0; history.held.length > 0; n++) {
      expect(n).to.be.below(200, 'requests without end');
      await respond(false);
    }
  };
  const configure = () => {
    const request: FeedRequest = { ...requestFor('ana', history.fetch), kinds: types };
    host.configure({ ...request, filters: filtersFor(types) });
  };
  const ignore = (promise: Promise<unknown> | undefined) => {
    waiting += 1;
    const settled = () => {
      waiting -= 1;
    };
    Promise.resolve(promise).then(settled, settled);
  };
  const choose = (next: ActivityFilter) => {
    if (next === filter || !filtersFor(types).includes(next)) return;
    filter = next;
    sentBefore = history.cursors.length;
    ignore(feed.setFilter(next));
  };
  const run = ([name, value]: Step) => {
    if (name === 'filter') choose(value);
    else if (name === 'arrive') history.arrive(...value);
    else if (name === 'respond' || name === 'fail') return respond(name === 'fail');
    else if (name !== 'types') ignore(feed[name]());
    else {
      types = value;
      sentBefore = history.cursors.length;
      if (!filtersFor(types).includes(filter)) filter = 'all';
      configure();
    }
    return settle();
  };

  host.request = { ...requestFor('ana', history.fetch), filters: filtersFor(types) };
  Object.defineProperty(host, 'willUpdate', { value: configure });
  history.hold();
  host.connect();
  await settle();
  for (const next of steps) await run(next);
  await drain();

  // Choosing pages on: until a page of rows is there, the history has ended, or five pages were loaded.
  if (feed.error) ignore(feed.retry());
  await drain();
  for (const next of filtersFor(types)) {
    const isOther = next !== filter;
    choose(next);
    await settle();
    await drain();
    if (!isOther || !list.isFiltered) continue;
    const sent = history.cursors.length - sentBefore;
    expect(sent).to.be.at.most(5);
    if (list.activities.length < pageLength && feed.hasMore) expect(sent).to.equal(5);
    if (list.activities.length >= pageLength + pageLength) expect(sent).to.be.at.most(1);
  }

  // Everything is found in the end, whichever filter is chosen.
  choose('all');
  await drain();
  ignore(feed.refresh());
  await drain();
  ignore(feed.showNew());
  await settle();
  for (let n = 0; feed.hasMore; n++) {
    expect(n).to.be.below(60, 'a history without end');
    ignore(feed.loadMore());
    await drain();
  }
  const sent = history.cursors.length;
  for (const next of [...filtersFor(types), ...filtersFor(types)]) {
    choose(next);
    await settle();
    expect(idsOf(list.activities)).to.deep.equal(idsOf(matching(history.entries)), next);
  }
  expect(history.cursors).to.have.length(sent, 'a page was requested again');
  host.disconnect();
}

describe('a feed whose filter is chosen at any time', function () {
  this.timeout(300_000);
  replaced(Math, 'random', () => 0);
  withWindowEvents();

  it('shows what matches of everything that is loaded, and requests no page twice', async () => {
    await fc.assert(fc.asyncProperty(scenarios, runScenario), generated<Scenario>(80));
  });
});
