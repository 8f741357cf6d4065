/** As many members are remembered; beyond them, whoever asked longest ago is forgotten. */
const longestMemory = 10_000;

interface Bucket {
  left: number;
  /** When `left` was counted, milliseconds since the epoch. */
  at: number;
}

/**
 * Makes a token bucket for each member, in the memory of this process: `perMinute` requests at once,
 * and from then on as many a minute. The function counts a request, and gives the whole seconds to
 * wait if it is one too many, else 0.
 */
export const createRateLimit = (perMinute: number): ((member: string) => number) => {
  if (perMinute === Number.POSITIVE_INFINITY) return () => 0;
  const buckets = new Map<string, Bucket>();
  const perMillisecond = perMinute / 60_000;
  return (member) => {
    const now = Date.now();
    const { left, at } = buckets.get(member) ?? { left: perMinute, at: now };
    // A clock that was set back gives nothing, and takes nothing.
    const filled = Math.min(perMinute, left + Math.max(0, now - at) * perMillisecond);
    const isAllowed = filled >= 1;
    buckets.delete(member);
    buckets.set(member, { left: isAllowed ? filled - 1 : filled, at: now });
    const [oldest] = buckets.keys();
    if (buckets.size > longestMemory && oldest !== undefined) buckets.delete(oldest);
    return isAllowed ? 0 : Math.ceil((1 - filled) / perMillisecond / 1000);
  };
};
