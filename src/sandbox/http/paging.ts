/** Never more rows than this in an answer, as documented. */
export const pageSize = 20;

/** What the faults of a request do to its page; see `SandboxFaults`. */
export interface PagingFaults {
  readonly cursor?: 'stuck';
  readonly repeat?: number;
}

/** A row's own field; a developer's own rows may be anything at all. */
function readField(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
}

function readId(row: unknown): string | undefined {
  const id = readField(row, 'id');
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

function isLessThan(id: string | undefined, limit: string): boolean {
  return id !== undefined && /^\d+$/.test(id) && BigInt(id) < BigInt(limit);
}

/** The rows of these merchants; a row without a merchant is of none. No ids: every row. */
export function filterByMerchants(
  rows: readonly unknown[],
  ids: readonly number[],
): readonly unknown[] {
  if (ids.length === 0) return rows;
  return rows.filter((row) => ids.includes(Number(readField(readField(row, 'merchant'), 'id'))));
}

/**
 * The page of rows that comes after the activity `olderThan` in the server's order, which is by time
 * and not by id. Should the list not have that activity (any more), the rows with a smaller id, in
 * the server's order. An id that is listed twice means its later place, so that paging moves on.
 */
export function selectPage(
  rows: readonly unknown[],
  olderThan: string | undefined,
  { cursor, repeat = 0 }: PagingFaults = {},
): readonly unknown[] {
  if (olderThan === undefined || cursor === 'stuck') return rows.slice(0, pageSize);
  const start = rows.findLastIndex((row) => readId(row) === olderThan) + 1;
  if (start === 0)
    return rows.filter((row) => isLessThan(readId(row), olderThan)).slice(0, pageSize);
  if (start >= rows.length) return [];
  const from = Math.max(start - repeat, 0);
  return rows.slice(from, from + pageSize);
}
