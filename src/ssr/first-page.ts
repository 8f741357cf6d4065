import type { ActivityPage } from '../api/index.js';
import { defaultApiUrl, FeedError, fetchPage } from '../api/index.js';
import { hrefOfApiUrl } from '../api/query.js';
import { readBoolean, readMerchantIds, readText } from '../element/converters.js';
import type { RenderOptions } from './options.js';

/** Headers of the document's own request, which the browser would not send with the feed's request. */
const documentHeaders =
  /^(sec-|content-|if-|range$|origin$|referer$|accept$|host$|connection$|expect$)/;

/** A `fetch` that calls the proxy, with the headers that the user's browser would send. */
const proxyFetch =
  (proxy: NonNullable<RenderOptions['proxy']>, userHeaders: HeadersInit): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init);
    new Headers(userHeaders).forEach((value, name) => {
      if (!documentHeaders.test(name)) request.headers.set(name, value);
    });
    return proxy(request);
  };

const resolveApiUrl = (apiUrl: string, base: string | undefined): string => {
  try {
    return hrefOfApiUrl(new URL(apiUrl, base), apiUrl);
  } catch {
    throw new FeedError(
      'invalid-config',
      `api-url "${apiUrl}" must be absolute on a server. Pass the user's request, or a URL that begins with https://.`,
    );
  }
};

/**
 * Fetches the first page that the element would fetch with these attributes.
 *
 * @throws {FeedError} as `fetchPage` does.
 */
export const fetchFirstPage = ({
  attributes = {},
  proxy,
  request,
  ...options
}: RenderOptions): Promise<ActivityPage> => {
  const apiUrl = readText(attributes['api-url']) ?? defaultApiUrl;
  const query = {
    apiUrl: resolveApiUrl(apiUrl, request?.url),
    user: readText(attributes.user),
    merchantIds: readMerchantIds(attributes['merchant-ids']),
    merchantGroup: readBoolean(attributes['merchant-group']),
  };
  const { token, tokenType, fetch, signal, timeout = 3_000 } = options;
  const access = proxy
    ? { fetch: proxyFetch(proxy, request?.headers ?? {}) }
    : { token, tokenType, fetch };
  return fetchPage(query, { ...access, signal, timeout, retries: 0 });
};
