/** With more members, the allowance that was used least recently is removed. */
const maxMembers = 10_000;

/** The requests that a member may send now. Each request uses one, and more are added over time. */
interface Allowance {
  readonly requests: number;
  /** When `requests` was computed, in milliseconds since 1970. */
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
  const allowances = new Map<string, Allowance>();
  const perMillisecond = perMinute / 60_000;
  return (member) => {
    const now = Date.now();
    const allowance = allowances.get(member) ?? { requests: perMinute, updatedAt: now };
    // The time is negative after the clock was set back.
    const added = Math.max(0, now - allowance.updatedAt) * perMillisecond;
    const requests = Math.min(perMinute, allowance.requests + added);
    const isAllowed = requests >= 1;
    // Inserted again, so that the Map is ordered by last use.
    allowances.delete(member);
    allowances.set(member, { requests: isAllowed ? requests - 1 : requests, updatedAt: now });
    const [leastRecent] = allowances.keys();
    if (allowances.size > maxMembers && leastRecent !== undefined) allowances.delete(leastRecent);
    return isAllowed ? 0 : Math.ceil((1 - requests) / perMillisecond / 1000);
  };
};
