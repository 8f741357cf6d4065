import type { Merchant } from '../members/merchants.js';
import { createActivityGenerator } from './activity-generator.js';
import { emptyPayload, levelChange } from './payloads.js';
import { levelChanges } from './phrases.js';
import { createRandom, type Random } from './random.js';
import { createTimestamps } from './timestamps.js';
import { createWireActivity, type WireActivity } from './wire-activity.js';

/** Describes the invented history of a member. */
export interface HistoryPlan {
  /** Seed of the random numbers. */
  readonly seed: number;
  readonly count: number;
  /** How many days it goes back. */
  readonly days: number;
  /** Time of the newest activity, in unix seconds. */
  readonly now: number;
  readonly firstId: number;
  readonly merchants: readonly [Merchant, ...Merchant[]];
}

/** An event that happens once in a membership. */
type Milestone = readonly [type: number, notes: string];

/** The milestones by their index, counted from the oldest activity. */
function milestonesByIndex(count: number): ReadonlyMap<number, Milestone> {
  if (count < 10) return new Map();
  if (count < 100) {
    return new Map<number, Milestone>([
      [0, [9, '']],
      [Math.floor(count / 2), [5, 'Upgraded to Silver']],
    ]);
  }
  return new Map<number, Milestone>([
    [0, [9, '']],
    [1, [13, 'Digabung dari kartu anggota lama']],
    [2, [14, '']],
    ...levelChanges.map(([at, type, notes]) => [Math.floor(at * count), [type, notes]] as const),
  ]);
}

/**
 * Ids grow with time, with exceptions: a till that was offline sends an old sale late. The server
 * sorts by time, so a client that sorts or pages by id loses activities.
 */
function createIds(plan: HistoryPlan, random: Random): number[] {
  let id = plan.firstId;
  const ids = Array.from({ length: plan.count }, () => {
    id += random.integer(1, 40);
    return id;
  });
  for (let late = 7; late + 5 < ids.length; late += 53) {
    const [moved] = ids.splice(late + 5, 1);
    if (moved !== undefined) ids.splice(late, 0, moved);
  }
  return ids;
}

/** Invents a member's activities, in the server's order: newest first, by time. */
export function createHistory(plan: HistoryPlan): readonly WireActivity[] {
  const random = createRandom(plan.seed);
  const times = createTimestamps(plan.count, plan.days, plan.now, random);
  const ids = createIds(plan, random);
  const milestones = milestonesByIndex(plan.count);
  const generator = createActivityGenerator(random);

  const oldestFirst = times.map((created, index) => {
    const merchant = random.pick(plan.merchants);
    const shop = { merchant, store: random.pick(merchant.stores) };
    const common = { id: ids[index] ?? plan.firstId, created, shop };
    const milestone = milestones.get(index);
    if (milestone) {
      const [type, notes] = milestone;
      return createWireActivity(
        type,
        { ...common, notes },
        [5, 12].includes(type) ? levelChange : emptyPayload,
      );
    }
    const { type, notes, payload } = generator.next(shop);
    return createWireActivity(type, { ...common, notes }, payload);
  });
  return oldestFirst.reverse();
}
