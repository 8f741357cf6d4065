import type { ActivityId, MerchantId } from '../activities/index.js';
import { readId } from '../activities/index.js';
import { defaultApiUrl } from '../shared/api-url.js';
import { isConfidential } from '../shared/secure-url.js';
import { endsInSlash } from '../shared/slash.js';
import type { FeedPhase } from './errors.js';
import { FeedError } from './errors.js';

/** Whose activities are asked for, and where. */
export interface ActivityQuery {
  /**
   * The base URL of the API or of a proxy, without `/activities`; a query string in it is kept. With a
   * trailing slash, `…/activities/` is asked for first, else `…/activities`.
   */
  readonly apiUrl?: string | URL;
  /** The member's email address or mobile number. A proxy that knows its member needs none. */
  readonly user?: string;
  /** Only the activities at these merchants; asks the by-merchant-group endpoint. */
  readonly merchantIds?: readonly MerchantId[];
  /** Whether to ask the by-merchant-group endpoint, without a filter if `merchantIds` is empty. */
  readonly merchantGroup?: boolean;
  /** Only the activities that are older than this one: the `cursor` of the page before. */
  readonly olderThan?: ActivityId;
}

const invalid = (message: string, phase?: FeedPhase) =>
  new FeedError('invalid-config', message, { phase });

/** Quotes an api-url, unless it may hold a password. */
const quote = (apiUrl: string | URL): string => (/@/.test(`${apiUrl}`) ? '' : ` "${apiUrl}"`);

/** The base URL of a query; `base` is what a relative one is relative to. */
export const resolveApiUrl = (apiUrl: string | URL, base?: string, phase?: FeedPhase): URL => {
  let url: URL;
  try {
    url = new URL(apiUrl, base);
  } catch {
    throw invalid(
      `api-url${quote(apiUrl)} is not a URL. Give the API's base URL: "${defaultApiUrl}".`,
      phase,
    );
  }
  if (url.username || url.password) {
    throw invalid(
      'api-url must not contain a user name or a password: pages and logs show it.',
      phase,
    );
  }
  if (!/^https?:$/.test(url.protocol)) {
    throw invalid(
      `api-url${quote(apiUrl)} must begin with https://, not with ${url.protocol}`,
      phase,
    );
  }
  return url;
};

/** An api-url in full: without a path, it ends in a slash only if it was given with one. */
export const hrefOfApiUrl = (url: URL, given: string | URL): string =>
  url.pathname === '/' && !endsInSlash(given) ? url.origin + url.search : url.href;

/**
 * Makes sure that a token may be sent to a URL.
 *
 * @throws {FeedError} `invalid-config` unless it is confidential.
 */
export const checkConfidential = (url: URL, phase?: FeedPhase): void => {
  if (isConfidential(url)) return;
  throw invalid(
    `api-url "${url.origin}" is not https: the token was not sent, since others could read it.`,
    phase,
  );
};

const checkId = (
  name: string,
  value: ActivityId,
  isId: (id: ActivityId) => boolean,
  phase: FeedPhase,
): string => {
  const id = readId(value);
  if (id !== undefined && isId(id)) return String(id);
  throw invalid(`${name}: "${value}" is not an id. An id is a whole number such as 5.`, phase);
};

// Merchants are counted in ordinary numbers: 0, or digits beyond 2⁵³, are a slip of the pen.
const isMerchantId = (id: ActivityId) => typeof id === 'number' && id > 0;
const isActivityId = () => true;

/**
 * The URL of a page, exactly as sections 1.A and 2.A of the API's documentation have it: `user`,
 * `older_than`, and `merchant_id` once for each merchant. It ends in a slash if the base URL does.
 *
 * @throws {FeedError} `invalid-config`, naming what is wrong with the query.
 */
export const activitiesUrl = (query: ActivityQuery, phase: FeedPhase = 'first'): URL => {
  const { apiUrl = defaultApiUrl, user, merchantGroup, olderThan } = query;
  const merchantIds = query.merchantIds ?? [];
  const url = resolveApiUrl(apiUrl, undefined, phase);
  const byGroup = merchantGroup || merchantIds.length > 0;
  const path = `/activities${byGroup ? '/by-merchant-group' : ''}${endsInSlash(apiUrl) ? '/' : ''}`;
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.hash = '';
  const params = new URLSearchParams();
  if (user) params.set('user', user);
  for (const id of new Set(merchantIds)) {
    params.append('merchant_id', checkId('merchant-ids', id, isMerchantId, phase));
  }
  if (olderThan !== undefined) {
    params.set('older_than', checkId('olderThan', olderThan, isActivityId, phase));
  }
  // What the base URL brings is kept to the letter: it may be signed.
  url.search = [url.search.slice(1), params].filter((part) => `${part}`).join('&');
  return url;
};
