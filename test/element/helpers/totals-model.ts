/** An item of the API, as the tests write it. */
export type WireItem = Readonly<Record<string, unknown>>;

/** The table of the documentation: code, payload, field, sign (0: as it is sent), bucket. */
const table: ReadonlyMap<unknown, readonly [string, string, -1 | 0, string]> = new Map([
  [0, ['transaction', 'stamps', 0, 'earned']],
  [2, ['award', 'stamps', 0, 'earned']],
  [1, ['redemption', 'stamps', -1, 'used']],
  [10, ['stamps_deduction', 'stamps', -1, 'used']],
  [15, ['', 'expired_stamps', -1, 'expired']],
  [11, ['transaction_modification', 'total_stamps_delta', 0, 'returned']],
  [16, ['transaction_modification', 'total_stamps_delta', 0, 'returned']],
]);
const otherCodes = new Set<unknown>([7, 9]);

const numberIn = (value: unknown): number | undefined => {
  const isText = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  return typeof value === 'number' || isText ? Number(value) : undefined;
};

/** When an item happened; `undefined` if it does not say so, or not in the years of a calendar. */
export function dateIn({ created }: WireItem): Date | undefined {
  const isIso = typeof created === 'string' && /^\d{4}-/.test(created);
  const date = isIso ? new Date(created) : new Date((numberIn(created) ?? Number.NaN) * 1000);
  const isUsable = date.getTime() > 0 && date.getUTCFullYear() < 10_000;
  return isUsable ? date : undefined;
}

export const hasId = (item: unknown): boolean => numberIn(Object(item).id) !== undefined;

/** What one item adds to a bucket; `unreadable` if that can't be known. */
function shareOf(item: WireItem): readonly [string, number] | 'unreadable' | 'nothing' {
  const row = table.get(item.type);
  if (!row) return otherCodes.has(item.type) ? 'nothing' : 'unreadable';
  const [payloadName, field, sign, bucket] = row;
  const payload = payloadName === '' ? item : item[payloadName];
  if (typeof payload !== 'object' || payload === null) return 'unreadable';
  const sent = numberIn(Reflect.get(payload, field));
  if (sent === undefined) return 'unreadable';
  const status = numberIn(Reflect.get(payload, 'status')) ?? numberIn(item.status);
  if (status === 2 || status === 3) return 'nothing';
  return [bucket, sign === -1 ? -Math.abs(sent) : sent];
}

export interface ModelOptions {
  readonly groupBy: 'month' | 'day';
  readonly timeZone: string;
  readonly now: Date;
  readonly hasEnded: boolean;
  /** The items of each response that also had items without an id. */
  readonly besideBroken: readonly WireItem[];
}

/** The headings of rows, in order, each with the words of its total, or without any. */
export function expectedTotals(
  rows: readonly WireItem[],
  { groupBy, timeZone, now, hasEnded, besideBroken }: ModelOptions,
): readonly (readonly [string, string])[] {
  const options = {
    month: { month: 'long', year: 'numeric' },
    day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  } as const;
  const format = new Intl.DateTimeFormat('en', { ...options[groupBy], timeZone });
  const days = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone });
  /** The day of the calendar, as the start of that day in UTC. */
  const dayOf = (date: Date) => Date.parse(`${days.format(date)}T00:00Z`);
  const headingOf = (item: WireItem) => {
    const date = dateIn(item);
    if (!date) return undefined;
    const age = groupBy === 'day' ? (dayOf(now) - dayOf(date)) / 86_400_000 : -1;
    return ['Today', 'Yesterday'][age] ?? format.format(date);
  };
  const starts = rows.flatMap((item, index) => {
    const heading = headingOf(item);
    const above = rows.slice(0, index).findLast(dateIn);
    return heading && (!above || headingOf(above) !== heading) ? [{ heading, index }] : [];
  });
  return starts.map(({ heading, index }, n) => {
    const items = rows.slice(index, starts[n + 1]?.index);
    const isKnown =
      (n + 1 < starts.length || hasEnded) &&
      starts.filter((it) => it.heading === heading).length === 1 &&
      items.every(dateIn) &&
      !items.some((it) => shareOf(it) === 'unreadable') &&
      !besideBroken.some((it) => headingOf(it) === heading);
    return [heading, isKnown ? wordsOf(items) : ''];
  });
}

/** In thousandths, so that no sum has a rounding error. */
function wordsOf(items: readonly WireItem[]): string {
  const shares = items.map(shareOf).filter((share) => typeof share === 'object');
  const words = ['earned', 'used', 'expired', 'returned'].map((bucket) => {
    const own = shares.filter(([name]) => name === bucket);
    const sum = own.map(([, stamps]) => Math.round(stamps * 1000)).reduce((a, b) => a + b, 0);
    if (sum === 0) return '';
    const isUsual = bucket === 'used' || bucket === 'expired' ? sum < 0 : sum > 0;
    const sign = sum < 0 ? 'minus ' : 'plus ';
    return `${bucket} ${isUsual ? '' : sign}${Math.abs(sum / 1000).toLocaleString('en')}`;
  });
  return words.filter(Boolean).join(', ');
}
