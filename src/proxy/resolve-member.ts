import { ActivityProxyError } from './errors.js';
import type { ActivityProxyOptions } from './options.js';

/**
 * Calls `resolveUser`.
 *
 * @returns the member, or an empty string if no member is signed in.
 * @throws {ActivityProxyError} `session` if it fails or returns another value.
 */
export const resolveMember = async <Context>(
  resolveUser: ActivityProxyOptions<Context>['resolveUser'],
  request: Request,
  context: Context,
): Promise<string> => {
  let user: unknown;
  try {
    user = await resolveUser(request, context);
  } catch (cause) {
    throw new ActivityProxyError('session', 'resolveUser failed. See the cause.', { cause });
  }
  if (user === undefined || user === null || user === false) return '';
  if (typeof user === 'string') return user.trim();
  throw new ActivityProxyError(
    'session',
    `resolveUser returned a value of type ${typeof user}. Return the member's email or mobile number as a string.`,
  );
};
