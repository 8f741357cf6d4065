import { isServer } from 'lit';
import type { ActivityId, ActivityKind, ActivityPage } from '../api/index.js';
import { activityKinds, defaultApiUrl, FeedError } from '../api/index.js';
import { checkConfidential, hrefOfApiUrl, resolveApiUrl } from '../api/query.js';
import type { FeedRequest } from '../feed/feed-request.js';
import { identityKey } from '../feed/identity.js';
import { FeedTokenProvider } from '../feed/token/feed-token-provider.js';
import { sharedProvider } from '../feed/token/shared-providers.js';
import { resolveTokenUrl } from '../feed/token/token-url.js';
import type { GetToken } from '../shared/token-provider.js';
import { warnOnce } from './warn-once.js';

/** The properties that say whose activities are shown, and from where. */
export interface QueryProperties {
  readonly apiUrl: string | undefined;
  readonly user: string | undefined;
  readonly merchantIds: readonly ActivityId[];
  readonly merchantGroup: boolean;
  /** The token's handle. */
  readonly token: string | undefined;
  readonly tokenType: string;
  readonly tokenUrl: string | undefined;
  readonly getToken: GetToken | undefined;
  readonly fetch: typeof fetch | undefined;
  readonly types: readonly string[];
  readonly initialPage: ActivityPage | undefined;
  readonly restore: boolean;
}

/** @throws {FeedError} `invalid-config` for a name that is no kind's. */
const kindsOf = (types: readonly string[]): readonly ActivityKind[] =>
  types.map((type) => {
    const kind = activityKinds.find((known) => known === type);
    if (kind) return kind;
    throw new FeedError(
      'invalid-config',
      `types: "${type}" is not a kind of activity. The kinds are ${activityKinds.join(', ')}.`,
    );
  });

/** A token that can be had anew, for this member and this origin alone. */
const renewableToken = (
  { getToken, tokenUrl, fetch, user }: QueryProperties,
  { origin }: URL,
  earlier: FeedRequest['token'],
): FeedTokenProvider => {
  const source =
    getToken ?? resolveTokenUrl(tokenUrl ?? '', globalThis.document?.baseURI, location.origin);
  const seed = earlier instanceof FeedTokenProvider ? earlier : undefined;
  return sharedProvider(source, `${user} ${origin}`, fetch, seed);
};

/**
 * Makes the feed's request of its properties.
 *
 * Without a token, an api-url of the page's own origin is a proxy: it knows who is signed in, so
 * `user` is optional. Anything else needs a user and a token. A token that can be had anew goes before
 * one that can't: `getToken`, then `token-url`, then `token`.
 *
 * @param properties the element itself, as a rule.
 * @param resolveToken gives the token behind the handle, if it may be sent to this origin.
 * @param earlier the request that the feed had before.
 * @returns `undefined` while there is nothing to ask for; a `FeedError` (`invalid-config`) that
 *   names the attribute that makes no sense.
 */
export const requestOf = (
  properties: QueryProperties,
  resolveToken: (origin: string) => string | undefined,
  earlier?: FeedRequest,
): FeedRequest | FeedError | undefined => {
  const { apiUrl = defaultApiUrl, user, merchantIds, merchantGroup, tokenType, fetch } = properties;
  const { tokenUrl, getToken, initialPage, restore } = properties;
  try {
    const asked = {
      options: { tokenType, fetch },
      kinds: kindsOf(properties.types),
      initialPage,
      restore,
    };
    // A server asks nobody: it shows the page that it was given.
    if (isServer) {
      const query = { user, merchantIds, merchantGroup };
      return initialPage && { ...asked, query, token: undefined, key: 'server' };
    }
    const url = resolveApiUrl(apiUrl, globalThis.document?.baseURI);
    const query = { apiUrl: hrefOfApiUrl(url, apiUrl), user, merchantIds, merchantGroup };
    if (getToken || tokenUrl) {
      const key = identityKey(query, { from: getToken ? 'getToken' : `${tokenUrl}` });
      checkConfidential(url);
      const token = renewableToken(
        properties,
        url,
        earlier?.key === key ? earlier.token : undefined,
      );
      return user ? { ...asked, query, token, key } : undefined;
    }
    // A token is bound to the first origin that it is resolved for: not before it is needed.
    const token = user && properties.token ? resolveToken(url.origin) : undefined;
    const key = identityKey(query, token);
    const proxied = !properties.token && url.origin === globalThis.location?.origin;
    if (!proxied && !token) {
      if (user && properties.token) {
        warnOnce(`the token was given for another origin than ${url.origin}: set it again.`);
      }
      return undefined;
    }
    return { ...asked, query, token: token ? () => token : undefined, key };
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
};
