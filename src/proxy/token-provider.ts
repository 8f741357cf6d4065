import type { RequestToken, TokenProblem } from '../shared/token-provider.js';
import { TokenProvider } from '../shared/token-provider.js';
import { ActivityProxyError } from './errors.js';

/** The vendor's tokens live no longer than a day, even if a token has a later expiry or none. */
const maxLifetimeMs = 24 * 60 * 60_000;

const maxRenewalMarginMs = 5 * 60_000;

/** If the API refuses a token that is newer than this, another one would not help. */
const minRefusalGapMs = 60_000;

/** Whether a value can be sent as a token: a string of visible ASCII characters without spaces. */
export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/**
 * Creates the provider of a proxy's access token.
 *
 * @param timeout milliseconds that a request for a token may take.
 */
export const createTokenProvider = (requestToken: RequestToken, timeout: number): TokenProvider => {
  const toError = (problem: TokenProblem, cause?: unknown): ActivityProxyError => {
    if (cause instanceof ActivityProxyError) return cause;
    const messages: Readonly<Record<TokenProblem, string>> = {
      timeout: `getToken did not settle within ${timeout} ms. Check how it gets the token.`,
      // The cause is left out: it may quote a credential.
      failed: `getToken failed with ${nameOf(cause)}. Check how it gets the token.`,
      invalid: 'getToken did not return an access token. It has to return a string without spaces.',
    };
    return new ActivityProxyError('token', messages[problem]);
  };
  const options = { timeout, maxRenewalMarginMs, maxLifetimeMs, minRefusalGapMs, isToken, toError };
  return new TokenProvider(requestToken, options);
};
