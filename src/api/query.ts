import type { ActivityId, MerchantId } from '../activities/index.js';
import { readId } from '../activities/index.js';
import { defaultApiUrl, endpointUrl } from '../shared/api-url.js';
import { isConfidential } from '../shared/secure-url.js';
import { endsInSlash } from '../shared/trailing-slash.js';
import { invalidConfig } from './errors.js';

/** Which activities to request, and from where. */
export interface ActivityQuery {
  /**
   * The base URL of the API or of a proxy, without `/activities`. Its query string is kept. With a trailing
   * slash, `…/activities/` is requested first, otherwise `…/activities`.
   */
  readonly apiUrl?: string | URL | undefined;
  /** The member's email address or mobile number. A proxy takes it from its session instead. */
  readonly user?: string | undefined;
  /** Only activities at these merchants, from the by-merchant-group endpoint. */
  readonly merchantIds?: readonly MerchantId[] | undefined;
  /** Whether to use the by-merchant-group endpoint even if `merchantIds` is empty. */
  readonly merchantGroup?: boolean | undefined;
  /** Only activities that are older than this one: the `cursor` of the page before. */
  readonly olderThan?: ActivityId | undefined;
}

/** Quotes an api-url in an error message, unless it may contain a password. */
const quote = (apiUrl: string | URL): string => (/@/.test(`${apiUrl}`) ? '' : ` "${apiUrl}"`);

/** Parses the base URL of a query. `base` resolves a relative one. */
export const resolveApiUrl = (apiUrl: string | URL, base?: string): URL => {
  if (!URL.canParse(apiUrl, base)) {
    throw invalidConfig(`api-url${quote(apiUrl)} is not a URL such as "${defaultApiUrl}".`);
  }
  const url = new URL(apiUrl, base);
  if (url.username || url.password) {
    throw invalidConfig('api-url must not contain a user name or a password.');
  }
  if (!/^https?:$/.test(url.protocol)) {
    throw invalidConfig(
      `api-url${quote(apiUrl)} must begin with https://, not with ${url.protocol}.`,
    );
  }
  return url;
};

/** The href of an api-url. Without a path, it ends in a slash only if it was given with one. */
export const hrefOfApiUrl = (url: URL, given: string | URL): string =>
  url.pathname === '/' && !endsInSlash(given) ? url.origin + url.search : url.href;

/**
 * Checks that a token may be sent to a URL.
 *
 * @throws {FeedError} `invalid-config` unless the connection is encrypted.
 */
export const checkConfidential = (url: URL): void => {
  if (isConfidential(url)) return;
  throw invalidConfig(`api-url "${url.origin}" is not https, so the token was not sent.`);
};

const checkId = (name: string, value: ActivityId, isId: (id: ActivityId) => boolean): string => {
  const id = readId(value);
  if (id !== undefined && isId(id)) return String(id);
  throw invalidConfig(`${name}: "${value}" is not an id. Use a whole number such as 5.`);
};

// Merchant ids are small numbers: 0, or more digits than 2⁵³ has, is a mistake.
const isMerchantId = (id: ActivityId) => typeof id === 'number' && id > 0;
const isActivityId = () => true;

/**
 * The URL of a page as in sections 1.A and 2.A of the API's documentation: `user`, `older_than`, and
 * `merchant_id` once for each merchant. Its path ends in a slash if the base URL does.
 *
 * @throws {FeedError} `invalid-config` if the query is invalid; the message names the problem.
 */
export const activitiesUrl = (query: ActivityQuery): URL => {
  const { apiUrl = defaultApiUrl, merchantGroup, olderThan } = query;
  const user = String(query.user ?? '').trim();
  const merchantIds = query.merchantIds ?? [];
  const base = resolveApiUrl(apiUrl, undefined);
  const byGroup = merchantGroup || merchantIds.length > 0;
  const path = `/activities${byGroup ? '/by-merchant-group' : ''}${endsInSlash(apiUrl) ? '/' : ''}`;
  const params = new URLSearchParams();
  if (user) params.set('user', user);
  for (const id of new Set(merchantIds)) {
    params.append('merchant_id', checkId('merchant-ids', id, isMerchantId));
  }
  if (olderThan !== undefined) {
    params.set('older_than', checkId('olderThan', olderThan, isActivityId));
  }
  return endpointUrl(base, path, params);
};
