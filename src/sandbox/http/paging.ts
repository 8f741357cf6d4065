/** The documented maximum of activities in a page. */
export const pageSize = 20;

/** The faults that affect paging; see `SandboxFaults`. */
export interface PagingFaults {
  readonly cursor?: 'stuck';
  readonly repeat?: number;
}

/** Reads an own field. A custom member's activities can be anything, so their type is unknown. */
function readField(activity: unknown, name: string): unknown {
  return typeof activity === 'object' && activity !== null
    ? Reflect.get(activity, name)
    : undefined;
}

function readId(activity: unknown): string | undefined {
  const id = readField(activity, 'id');
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

function isLessThan(id: string | undefined, limit: string): boolean {
  return id !== undefined && /^\d+$/.test(id) && BigInt(id) < BigInt(limit);
}

/** The activities of these merchants; all activities if `ids` is empty. */
export function filterByMerchants(
  activities: readonly unknown[],
  ids: readonly number[],
): readonly unknown[] {
  if (ids.length === 0) return activities;
  return activities.filter((activity) =>
    ids.includes(Number(readField(readField(activity, 'merchant'), 'id'))),
  );
}

/**
 * The page after the activity with the id `olderThan`. The server sorts by time, so the position
 * counts and not the size of the id. If no activity has that id, the page holds those with smaller
 * ids. If several do, the last one counts, so that paging always advances.
 */
export function selectPage(
  activities: readonly unknown[],
  olderThan: string | undefined,
  { cursor, repeat = 0 }: PagingFaults = {},
): readonly unknown[] {
  if (olderThan === undefined || cursor === 'stuck') return activities.slice(0, pageSize);
  const start = activities.findLastIndex((activity) => readId(activity) === olderThan) + 1;
  if (start === 0) {
    return activities
      .filter((activity) => isLessThan(readId(activity), olderThan))
      .slice(0, pageSize);
  }
  if (start >= activities.length) return [];
  const from = Math.max(start - repeat, 0);
  return activities.slice(from, from + pageSize);
}
