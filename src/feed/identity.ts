import type { ActivityQuery } from '../api/index.js';
import { activitiesUrl } from '../api/index.js';

/** The claims of a JWT, read and not trusted: nobody checked its signature. */
const claims = (token: string): Record<string, unknown> => {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    return {};
  }
};

/** The merchant that a token was issued for, if the token is a JWT that says so. */
const merchantOf = (token: string): string => {
  const { crm_merchant_id, merchant_id } = claims(token) ?? {};
  return String(crm_merchant_id ?? merchant_id ?? '');
};

/**
 * Whose list this is: two requests with the same key show the same rows. A new token for the same
 * merchant keeps the key, since it opens the same list.
 *
 * @throws {FeedError} `invalid-config` for a query that no request can be made of.
 */
export const identityKey = (query: ActivityQuery, token: string | undefined): string => {
  const merchantIds = [...new Set(query.merchantIds)].sort();
  const url = activitiesUrl({ ...query, merchantIds, olderThan: undefined });
  return [url, token === undefined ? 'proxy' : merchantOf(token)].join(' ');
};
