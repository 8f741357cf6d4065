/** With more members, the bucket that was used least recently is removed. */
const maxBuckets = 10_000;

/** A token bucket: each request takes one token, and tokens are added over time. */
interface Bucket {
  readonly tokens: number;
  /** When `tokens` was computed, in milliseconds since 1970. */
  readonly updatedAt: number;
}

/**
 * Creates a rate limit for each member, in the memory of this process: a burst of `perMinute` requests, and
 * then as many per minute.
 *
 * @returns a function that counts a request of a member. It returns 0 if the request is allowed, otherwise
 *   the seconds to wait.
 */
export const createRateLimit = (perMinute: number): ((member: string) => number) => {
  if (perMinute === Number.POSITIVE_INFINITY) return () => 0;
  const buckets = new Map<string, Bucket>();
  const perMillisecond = perMinute / 60_000;
  return (member) => {
    const now = Date.now();
    const bucket = buckets.get(member) ?? { tokens: perMinute, updatedAt: now };
    // The time is negative after the clock was set back.
    const added = Math.max(0, now - bucket.updatedAt) * perMillisecond;
    const tokens = Math.min(perMinute, bucket.tokens + added);
    const isAllowed = tokens >= 1;
    // Inserted again, so that the Map is ordered by last use.
    buckets.delete(member);
    buckets.set(member, { tokens: isAllowed ? tokens - 1 : tokens, updatedAt: now });
    const [leastRecent] = buckets.keys();
    if (buckets.size > maxBuckets && leastRecent !== undefined) buckets.delete(leastRecent);
    return isAllowed ? 0 : Math.ceil((1 - tokens) / perMillisecond / 1000);
  };
};
