import type { ActivityPage } from '../api/index.js';
import { defaultApiUrl, FeedError, fetchPage } from '../api/index.js';
import { hrefOfApiUrl } from '../api/query.js';
import { readBoolean, readMerchantIds, readText } from '../element/converters.js';
import { toHeaders, toUrl } from './document-request.js';
import type { RenderOptions } from './options.js';

/** Headers of the document's own request, which the browser would not send with the feed's request. */
const documentHeaders =
  /^(sec-|content-|if-|range$|origin$|referer$|accept$|host$|connection$|expect$)/;

/** A `fetch` that calls the proxy, with the headers that the user's browser would send. */
const proxyFetch =
  <Context>(
    proxy: NonNullable<RenderOptions<Context>['proxy']>,
    { request: documentRequest, context }: RenderOptions<Context>,
  ): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init);
    toHeaders(documentRequest?.headers ?? {}).forEach((value, name) => {
      if (!documentHeaders.test(name)) request.headers.set(name, value);
    });
    return proxy(request, context);
  };

/**
 * The URL of an api-url. A relative one is that of the proxy, which is called and not reached over the
 * network. Without a proxy, it would be resolved by a host that the client can choose, and the token sent there.
 */
const resolveApiUrl = <Context>(
  apiUrl: string,
  { proxy, request }: RenderOptions<Context>,
): string => {
  try {
    return hrefOfApiUrl(new URL(apiUrl, proxy && request && toUrl(request.url)), apiUrl);
  } catch {
    throw new FeedError(
      'invalid-config',
      `api-url "${apiUrl}" must be absolute on a server. Pass a proxy and the user's request, or a URL that begins with https://.`,
    );
  }
};

/**
 * Fetches the first page that the element would fetch with these attributes.
 *
 * @throws {FeedError} as `fetchPage` does.
 */
export const fetchFirstPage = <Context>(options: RenderOptions<Context>): Promise<ActivityPage> => {
  const { attributes = {}, proxy } = options;
  const apiUrl = readText(attributes['api-url']) ?? defaultApiUrl;
  const query = {
    apiUrl: resolveApiUrl(apiUrl, options),
    user: readText(attributes.user),
    merchantIds: readMerchantIds(attributes['merchant-ids']),
    merchantGroup: readBoolean(attributes['merchant-group']),
  };
  const { token, tokenType, fetch, signal, timeout = 3_000 } = options;
  const access = proxy ? { fetch: proxyFetch(proxy, options) } : { token, tokenType, fetch };
  return fetchPage(query, { ...access, signal, timeout, retries: 0 });
};
