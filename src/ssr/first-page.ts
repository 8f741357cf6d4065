import type { ActivityPage } from '../api/index.js';
import { defaultApiUrl, FeedError, fetchPage } from '../api/index.js';
import { hrefOfApiUrl } from '../api/query.js';
import { readBoolean, readMerchantIds, readText } from '../element/converters.js';
import type { RenderOptions } from './options.js';

/** Headers that say where a visitor came from, or what they sent there: not what they would send now. */
const ofTheVisit = /^(sec-|content-|if-|range$|origin$|referer$|accept$|host$|connection$|expect$)/;

/** Asks the proxy as the visitor's browser would. */
const fetchFrom =
  (proxy: NonNullable<RenderOptions['proxy']>, sent: HeadersInit): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init);
    new Headers(sent).forEach((value, name) => {
      if (!ofTheVisit.test(name)) request.headers.set(name, value);
    });
    return proxy(request);
  };

const absolute = (apiUrl: string, base: string | undefined): string => {
  try {
    return hrefOfApiUrl(new URL(apiUrl, base), apiUrl);
  } catch {
    throw new FeedError(
      'invalid-config',
      `api-url: "${apiUrl}" is no address on a server. Give the visitor's request with it, or an address that begins with https://.`,
    );
  }
};

/**
 * Fetches the first page that a tag with these attributes would ask for.
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
    apiUrl: absolute(apiUrl, request?.url),
    user: readText(attributes.user),
    merchantIds: readMerchantIds(attributes['merchant-ids']),
    merchantGroup: readBoolean(attributes['merchant-group']),
  };
  const { token, tokenType, fetch, signal, timeout = 3_000 } = options;
  const how = proxy
    ? { fetch: fetchFrom(proxy, request?.headers ?? {}) }
    : { token, tokenType, fetch };
  return fetchPage(query, { ...how, signal, timeout, retries: 0 });
};
