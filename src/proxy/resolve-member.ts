import { withTimeout } from '../shared/with-timeout.js';
import { ActivityProxyError } from './errors.js';
import type { ResolvedUser } from './options.js';

/**
 * Gets the member of a session.
 *
 * @param resolveUser calls the option `resolveUser`.
 * @param timeout milliseconds that it may take.
 * @returns the member, or an empty string if no member is signed in.
 * @throws {ActivityProxyError} `session` if it fails or returns another value, `timeout` if it takes too long.
 */
export const resolveMember = async (
  resolveUser: () => ResolvedUser | Promise<ResolvedUser>,
  timeout: number,
): Promise<string> => {
  let late: ActivityProxyError | undefined;
  const timeoutError = () => {
    const message = `resolveUser did not settle within ${timeout} ms. Check how it reads the session.`;
    late = new ActivityProxyError('timeout', message);
    return late;
  };
  let user: unknown;
  try {
    user = resolveUser();
    // A value that is there needs no timer.
    if (typeof user === 'object' && user !== null) {
      const promised = user;
      user = await withTimeout(async () => promised, { timeout, timeoutError });
    }
  } catch (cause) {
    if (late) throw late;
    throw new ActivityProxyError('session', 'resolveUser failed. See the cause.', { cause });
  }
  if (user === undefined || user === null || user === false) return '';
  if (typeof user === 'string') return user.trim();
  throw new ActivityProxyError(
    'session',
    `resolveUser returned a value of type ${typeof user}. Return the member's email or mobile number as a string.`,
  );
};
