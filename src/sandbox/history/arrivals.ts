import type { StoredMember } from '../members/member-directory.js';
import { mainGroup, otherGroup } from '../members/merchants.js';
import { transaction, withStatus } from './payloads.js';
import { createWireActivity, type WireActivity } from './wire-activity.js';

function largestId(activities: readonly unknown[]): number {
  let largest = 9_000_000;
  for (const activity of activities) {
    if (typeof activity !== 'object' || activity === null || !('id' in activity)) continue;
    if (Number.isSafeInteger(activity.id)) largest = Math.max(largest, Number(activity.id));
  }
  return largest;
}

/**
 * The activities that arrived after all that a member has, newest first: a sale a minute, with ids
 * above all others.
 *
 * @param now of the newest activity before them, unix seconds.
 */
export function createArrivals(member: StoredMember, howMany: number, now: number): WireActivity[] {
  if (howMany === 0) return [];
  const [merchant] = member.merchantId === otherGroup[0].id ? otherGroup : mainGroup;
  const shop = { merchant, store: merchant.stores[0] };
  const largest = largestId(member.activities);
  return Array.from({ length: howMany }, (_, index) => {
    const nth = howMany - index;
    const sale = { stamps: nth, number: 9_000 + nth, invoice: `NEW-${nth}`, channel: 'POS' };
    const common = { id: largest + nth, created: now + nth * 60, notes: '', shop };
    return createWireActivity(0, common, withStatus(transaction(sale), 1));
  });
}
