import type { ProxyResponse } from './responses.js';

/** How long a browser may remember a preflight, in seconds. */
const maxAge = '600';

/** The header names of a preflight. The proxy itself uses none of them but `traceparent` and `X-Request-Id`. */
const headerNames = /^[\w!#$%&'*+.^`|~, -]{1,1000}$/;

/** The headers of the responses to one request that concern its origin. */
export interface Cors {
  /** Whether the request comes from a page of an allowed origin. */
  readonly isAllowed: boolean;
  readonly headers: NonNullable<ProxyResponse['headers']>;
}

/**
 * Returns a function that decides about the origin of a request. Origins are compared as a whole: an allowed
 * one stands for no other scheme, port or subdomain.
 */
export const createCors = (allowedOrigins: ReadonlySet<string>) => {
  const none: Cors = { isAllowed: false, headers: {} };
  return ({ method, headers }: Request): Cors => {
    if (allowedOrigins.size === 0) return none;
    const vary = { Vary: 'Cookie, Origin' };
    const origin = headers.get('Origin');
    if (origin === null || !allowedOrigins.has(origin)) return { isAllowed: false, headers: vary };
    const allowed = {
      ...vary,
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'Stamps-Member-Key, Retry-After',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (method !== 'OPTIONS') return { isAllowed: true, headers: allowed };
    const requested = headers.get('Access-Control-Request-Headers') ?? '';
    const preflight = {
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Max-Age': maxAge,
      ...(headerNames.test(requested) && { 'Access-Control-Allow-Headers': requested }),
    };
    return { isAllowed: true, headers: { ...allowed, ...preflight } };
  };
};
