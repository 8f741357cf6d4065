import type { StoredMember } from '../members/member-directory.js';
import { mainGroup, otherGroup } from '../members/merchants.js';
import { transaction, withStatus } from './payloads.js';
import { createWireActivity, type WireActivity } from './wire-activity.js';

function findLargestId(activities: readonly unknown[]): number {
  let largest = 9_000_000;
  for (const activity of activities) {
    if (typeof activity !== 'object' || activity === null || !('id' in activity)) continue;
    if (Number.isSafeInteger(activity.id)) largest = Math.max(largest, Number(activity.id));
  }
  return largest;
}

/**
 * Activities that are newer than all others of a member, newest first: one sale per minute, with the
 * largest ids.
 *
 * @param now time of the newest activity before them, in unix seconds.
 */
export function createArrivals(member: StoredMember, count: number, now: number): WireActivity[] {
  if (count === 0) return [];
  const [merchant] = member.merchantId === otherGroup[0].id ? otherGroup : mainGroup;
  const shop = { merchant, store: merchant.stores[0] };
  const largestId = findLargestId(member.activities);
  return Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const sale = {
      stamps: number,
      number: 9_000 + number,
      invoice: `NEW-${number}`,
      channel: 'POS',
    };
    const common = { id: largestId + number, created: now + number * 60, notes: '', shop };
    return createWireActivity(0, common, withStatus(transaction(sale), 1));
  });
}
