import type { GetToken, RequestToken } from '../../shared/token-provider.js';
import { FeedTokenProvider } from './feed-token-provider.js';
import type { TokenSource } from './token-url.js';

type Providers = Map<string, FeedTokenProvider>;

/** Until `requestFrom` has been called. */
const noSource: RequestToken = () => '';

const byUrl: Providers = new Map();
const byFunction = new WeakMap<GetToken, Providers>();

const providersOf = (source: TokenSource): Providers => {
  if (source instanceof URL) return byUrl;
  const providers: Providers = byFunction.get(source) ?? new Map();
  byFunction.set(source, providers);
  return providers;
};

/**
 * The provider that all feeds of the document share which have the same source and scope.
 *
 * @param scope the member and the origin that the token is for. A token is never used for another scope.
 * @param customFetch used instead of the global `fetch`. The last caller's is used for all.
 * @param earlier the provider that the feed had for this scope. A framework may create another `getToken`
 *   at each render; the new provider continues with the earlier token.
 */
export const sharedProvider = (
  source: TokenSource,
  scope: string,
  customFetch?: typeof fetch,
  earlier?: FeedTokenProvider,
): FeedTokenProvider => {
  const providers = providersOf(source);
  const key = source instanceof URL ? `${source} ${scope}` : scope;
  const provider = providers.get(key) ?? new FeedTokenProvider(noSource, earlier);
  provider.requestFrom(source, customFetch);
  providers.set(key, provider);
  return provider;
};
