import type { RequestToken, TokenProblem } from '../shared/token-provider.js';
import { TokenProvider } from '../shared/token-provider.js';
import { ActivityProxyError } from './errors.js';

/** The vendor's tokens live no longer than a day, even if a token has no or a later expiry. */
const maxLifetimeMs = 24 * 60 * 60_000;

const maxRenewalMarginMs = 5 * 60_000;

/** If the API refuses a token that is newer than this, another one would not help. */
const minRefusalGapMs = 60_000;

/** Whether a value can be sent as a token: visible ASCII characters without spaces. */
export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/**
 * Provides the access token of a proxy.
 *
 * @param timeout milliseconds that a request for a token may take.
 */
export const createTokenProvider = (requestToken: RequestToken, timeout: number): TokenProvider => {
  const toError = (problem: TokenProblem, cause?: unknown): ActivityProxyError => {
    if (cause instanceof ActivityProxyError) return cause;
    const message = {
      timeout: `getToken did not settle within ${timeout} ms. Check how it gets the token.`,
      // The cause is left out: it may quote a credential.
      failed: `getToken failed with ${nameOf(cause)}. Check how it gets the token.`,
      invalid: 'getToken did not return an access token. Return a string without spaces.',
    }[problem];
    return new ActivityProxyError('token', message);
  };
  const options = { timeout, maxRenewalMarginMs, maxLifetimeMs, minRefusalGapMs, isToken, toError };
  return new TokenProvider(requestToken, options);
};
