import type { ActivityQuery } from '../api/index.js';
import { activitiesUrl } from '../api/index.js';
import { merchantOf } from '../shared/jwt.js';

/**
 * Whose list this is: two requests with the same key show the same rows. A new token for the same
 * merchant keeps the key, since it opens the same list. What only an answer tells (the member behind a
 * proxy, the merchant of a token that is yet to come) is compared when the answer is there.
 *
 * @param token the token, or the name of where it comes from; `undefined` behind a proxy.
 * @throws {FeedError} `invalid-config` for a query that no request can be made of.
 */
export const identityKey = (
  query: ActivityQuery,
  token: string | { readonly from: string } | undefined,
): string => {
  const merchantIds = [...new Set(query.merchantIds)].sort();
  const url = activitiesUrl({ ...query, merchantIds, olderThan: undefined });
  // With or without a trailing slash, it is the same list.
  url.pathname = url.pathname.replace(/\/$/, '');
  const opened =
    token === undefined ? 'proxy' : typeof token === 'string' ? merchantOf(token) : token.from;
  return [url, opened].join(' ');
};
