import { matchesFilter } from '../activities/index.js';
import { invalidConfig } from '../api/errors.js';
import { activityKinds, defaultApiUrl, FeedError } from '../api/index.js';
import { checkConfidential, hrefOfApiUrl, resolveApiUrl } from '../api/query.js';
import type { FeedRequest } from '../feed/feed-request.js';
import { identityKey } from '../feed/identity.js';
import { FeedTokenProvider } from '../feed/token/feed-token-provider.js';
import { sharedProvider } from '../feed/token/shared-providers.js';
import { resolveTokenUrl } from '../feed/token/token-url.js';
import { pageBase, pageOrigin } from './page-address.js';
import type { FeedProperties, requestConverters } from './properties.js';
import { warnOnce } from './warn-once.js';

/** The properties that a request is made of. When one of them changes, a new request is made. */
export type RequestProperties = Pick<FeedProperties, keyof typeof requestConverters>;

/** @throws {FeedError} `invalid-config` for a name that is not a kind, and for other credentials. */
const checkNames = ({ types, credentials }: RequestProperties): void => {
  const other = types.find((type) => !activityKinds.includes(type));
  if (other !== undefined) {
    throw invalidConfig(
      `types: "${other}" is not a kind of activity. The kinds are ${activityKinds.join(', ')}.`,
    );
  }
  if (credentials !== 'include' && credentials !== 'same-origin') {
    throw invalidConfig(`credentials "${credentials}" is neither "same-origin" nor "include".`);
  }
};

/** The provider of this member's token for this origin, from `getToken` or `token-url`. */
const tokenProvider = (
  { getToken, tokenUrl, fetch, user }: RequestProperties,
  { origin }: URL,
  previous: FeedRequest['token'],
): FeedTokenProvider => {
  const source = getToken ?? resolveTokenUrl(tokenUrl ?? '', pageBase(), pageOrigin());
  const reused = previous instanceof FeedTokenProvider ? previous : undefined;
  return sharedProvider(source, `${user} ${origin}`, fetch, reused);
};

/**
 * Creates the feed's request from its properties.
 *
 * Without a token source, an `api-url` of the document's origin is a proxy, which knows the member, so
 * `user` is optional. With `credentials="include"`, so is any other `api-url`. Anything else needs a user and a token source. If there are several sources,
 * `getToken` is used, or else `token-url`, or else `token`.
 *
 * @param properties the element, usually.
 * @param resolveToken returns the token behind the element's handle, if it may be sent to an origin. A
 *   token that was just given is bound to that origin.
 * @param previous the feed's previous request, whose token provider is reused for the same identity.
 * @returns `undefined` if the feed is idle; a `FeedError` (`invalid-config`) that names the attribute
 *   with an invalid value.
 */
export const requestOf = (
  properties: RequestProperties,
  resolveToken: (origin: string) => string | undefined,
  previous?: FeedRequest,
): FeedRequest | FeedError | undefined => {
  const { apiUrl = defaultApiUrl, user, merchantIds, merchantGroup, tokenType, fetch } = properties;
  const { tokenUrl, getToken, initialPage, restore, credentials, types: kinds } = properties;
  try {
    // Lit's `isServer` is also true in jsdom and happy-dom.
    const url = globalThis.document && resolveApiUrl(apiUrl, pageBase());
    // Before anything can be wrong, and also without a user: this binds the token to the origin.
    const given = url && properties.token ? resolveToken(url.origin) : undefined;
    checkNames(properties);
    const common = {
      options: { tokenType, fetch, credentials },
      kinds,
      // A filter without one of these kinds would have no rows.
      filters: properties.filters.filter(
        (filter) => kinds.length === 0 || kinds.some((kind) => matchesFilter(filter, kind)),
      ),
      initialPage,
      restore,
    };
    // A server renders the page that it was given and sends no request.
    if (!url) {
      const query = { user, merchantIds, merchantGroup };
      return initialPage && { ...common, query, token: undefined, key: 'server' };
    }
    const query = { apiUrl: hrefOfApiUrl(url, apiUrl), user, merchantIds, merchantGroup };
    if (getToken || tokenUrl) {
      const key = identityKey(query, { from: getToken ? 'getToken' : `${tokenUrl}` });
      checkConfidential(url);
      const token = tokenProvider(
        properties,
        url,
        previous?.key === key ? previous.token : undefined,
      );
      return user ? { ...common, query, token, key } : undefined;
    }
    const token = user ? given : undefined;
    const key = identityKey(query, token);
    const isOwn = credentials === 'include' || url.origin === pageOrigin();
    const isProxy = !properties.token && isOwn;
    if (!isProxy && !token) {
      if (user && properties.token) {
        warnOnce(
          `The token was set for another api-url, or before this page was stored. Set it again for ${url.origin}.`,
        );
      }
      return undefined;
    }
    return { ...common, query, token: token ? () => token : undefined, key };
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
};
