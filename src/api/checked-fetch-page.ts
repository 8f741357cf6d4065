import { checkOptions } from './check-options.js';
import { inPhase } from './errors.js';
import type { FetchOptions } from './fetch-options.js';
import { fetchPage as fetchWithValidOptions } from './fetch-page.js';
import type { ActivityPage } from './parse-page.js';
import type { ActivityQuery } from './query.js';

/**
 * Fetches one page of a member's activities, newest first, and parses it.
 *
 * Failures that may be temporary (no network, 408, 429, 5xx) are retried after a random, growing delay, or
 * after the time of the `Retry-After` header. No retry starts later than a minute after the first attempt:
 * if the server asks for a longer delay, the call rejects at once.
 *
 * Servers differ in whether their URLs end in a slash. If a URL is redirected to itself with the slash added
 * or removed, or seems to be refused because of it, that one is requested once and remembered for the
 * api-url. No other redirect is followed.
 *
 * @throws {FeedError} with a `code`, the HTTP `status` and the server's own `messages`.
 */
export const fetchPage = async (
  query: ActivityQuery,
  options: FetchOptions = {},
): Promise<ActivityPage> => {
  checkOptions(query, options);
  const { phase = query.olderThan === undefined ? 'first' : 'more' } = options;
  try {
    return await fetchWithValidOptions(query, { ...options, phase });
  } catch (error) {
    throw inPhase(error, phase);
  }
};
