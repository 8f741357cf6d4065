import type { Random } from './random.js';

/** Western Indonesia Time, UTC+7 all year: what the shops' clocks show. */
const jakarta = 7 * 3600;
const day = 86_400;

/** Opening hours by how busy they are: lunch and the way home are the rush. */
const hours = [
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
 * `count` moments in opening hours, oldest first, spread over `days`; the last one is `now` itself.
 * All in unix seconds.
 */
export function createTimestamps(
  count: number,
  days: number,
  now: number,
  random: Random,
): number[] {
  const midnight = Math.floor((now + jakarta) / day) * day - jakarta;
  const moments = Array.from({ length: Math.max(count - 1, 0) }, (_, index) => {
    // Some days have three activities and some none.
    const daysAgo = 1 + Math.floor((index * (days - 4)) / count) + random.integer(0, 3);
    const secondOfHour = random.integer(0, 3599);
    return midnight - daysAgo * day + random.weighted(hours) * 3600 + secondOfHour;
  });
  return [...moments, now].slice(0, count).sort((a, b) => a - b);
}
