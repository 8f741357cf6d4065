import type { ActivityQuery } from '../api/index.js';
import { activitiesUrl } from '../api/index.js';
import { merchantOf } from '../shared/jwt.js';

/**
 * Identifies a list: two requests with the same key show the same rows. A new token for the same merchant
 * keeps the key. What only a response tells (the member behind a proxy, the merchant of a token that is not
 * there yet) is compared when the response arrives.
 *
 * @param token the token, or the name of its source; `undefined` behind a proxy.
 * @throws {FeedError} `invalid-config` if the query is invalid.
 */
export const identityKey = (
  query: ActivityQuery,
  token: string | { readonly from: string } | undefined,
): string => {
  const merchantIds = [...new Set(query.merchantIds)].sort();
  const url = activitiesUrl({ ...query, merchantIds, olderThan: undefined });
  // A trailing slash makes no difference.
  url.pathname = url.pathname.replace(/\/$/, '');
  const source = typeof token === 'string' ? merchantOf(token) : token?.from;
  return [url, token === undefined ? 'proxy' : source].join(' ');
};
