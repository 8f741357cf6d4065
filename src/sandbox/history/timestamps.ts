import type { Random } from './random.js';

/** Offset of Western Indonesia Time (UTC+7 all year), in seconds. */
const jakartaOffset = 7 * 3600;
const day = 86_400;

/** Opening hours, with a weight for how busy they are. */
const hourWeights = [
  [8, 2],
  [9, 3],
  [10, 5],
  [11, 7],
  [12, 10],
  [13, 8],
  [14, 5],
  [15, 5],
  [16, 7],
  [17, 9],
  [18, 11],
  [19, 10],
  [20, 6],
  [21, 2],
] as const;

/**
 * Returns `count` times in opening hours, in unix seconds, oldest first and spread over `days`. The
 * last one is `now`.
 */
export function createTimestamps(
  count: number,
  days: number,
  now: number,
  random: Random,
): number[] {
  const midnight = Math.floor((now + jakartaOffset) / day) * day - jakartaOffset;
  const times = Array.from({ length: Math.max(count - 1, 0) }, (_, index) => {
    // Some days have three activities and some none.
    const daysAgo = 1 + Math.floor((index * (days - 4)) / count) + random.integer(0, 3);
    const secondOfHour = random.integer(0, 3599);
    return midnight - daysAgo * day + random.weighted(hourWeights) * 3600 + secondOfHour;
  });
  return [...times, now].slice(0, count).sort((a, b) => a - b);
}
