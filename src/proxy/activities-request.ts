import { type ProxyResponse, parameterError } from './responses.js';

/** The API's endpoints that the proxy has. */
export type Endpoint = '/activities' | '/activities/by-merchant-group';

/** A page's request for activities. It does not say which member's: that follows from the session. */
export interface ActivitiesRequest {
  readonly endpoint: Endpoint;
  readonly olderThan: string | undefined;
  readonly merchantIds: readonly string[];
}

/** More merchants than any group has. */
const maxMerchants = 100;

/**
 * The endpoint that a path ends with, or `undefined`. What comes before it is where the proxy is mounted.
 * The path is neither decoded nor passed on.
 */
export const endpointOf = (pathname: string): Endpoint | undefined => {
  const match = /^(?:\/[^/]+)*\/activities(\/by-merchant-group)?\/?$/.exec(pathname);
  if (!match) return undefined;
  return match[1] ? '/activities/by-merchant-group' : '/activities';
};

/** A whole number without leading zeros, as text; `undefined` if it is not one or has too many digits. */
const readDigits = (text: string, maxDigits: number): string | undefined =>
  /^\d+$/.test(text) && text.length <= maxDigits ? text.replace(/^0+(?=\d)/, '') : undefined;

/**
 * Reads the documented parameters. All others are ignored, and so is `user`.
 *
 * @param allowedMerchantIds the merchants that a page may request; `undefined` allows all. With a list, the
 *   request goes to by-merchant-group, since the other endpoint has no filter.
 * @returns the request, or the error to respond with.
 */
export const readActivitiesRequest = (
  endpoint: Endpoint,
  params: URLSearchParams,
  allowedMerchantIds?: readonly string[],
): ActivitiesRequest | { readonly error: ProxyResponse } => {
  const [cursor, ...repeated] = params.getAll('older_than');
  if (repeated.length > 0) return { error: parameterError('older_than', 'Give it once.') };
  const olderThan = cursor === undefined ? undefined : readDigits(cursor, 20);
  if (cursor !== undefined && olderThan === undefined) {
    return { error: parameterError('older_than', 'A valid integer is required.') };
  }
  const ids = new Set<string>();
  for (const text of endpoint === '/activities' ? [] : params.getAll('merchant_id')) {
    const id = readDigits(text, 15);
    if (id === undefined) {
      return { error: parameterError('merchant_id', 'A valid integer is required.') };
    }
    if (allowedMerchantIds && !allowedMerchantIds.includes(id)) {
      return { error: parameterError('merchant_id', `${id} is not allowed.`, 403) };
    }
    if (ids.add(id).size > maxMerchants) {
      return { error: parameterError('merchant_id', `Give at most ${maxMerchants}.`) };
    }
  }
  const merchantIds = [...ids];
  if (!allowedMerchantIds) return { endpoint, olderThan, merchantIds };
  return {
    endpoint: '/activities/by-merchant-group',
    olderThan,
    merchantIds: merchantIds.length > 0 ? merchantIds : allowedMerchantIds,
  };
};

/** The query of the request to the API, with its documented parameters only. */
export const upstreamQuery = (
  { olderThan, merchantIds }: ActivitiesRequest,
  member: string,
): URLSearchParams => {
  const query = new URLSearchParams({ user: member });
  for (const id of merchantIds) query.append('merchant_id', id);
  if (olderThan !== undefined) query.set('older_than', olderThan);
  return query;
};
