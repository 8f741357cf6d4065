import { FeedError } from '../../api/index.js';
import type { RequestToken, TokenProblem } from '../../shared/token-provider.js';
import { TokenProvider } from '../../shared/token-provider.js';
import type { TokenSource } from './token-url.js';
import { fetchToken } from './token-url.js';

const timeout = 20_000;

const problems: Readonly<Record<TokenProblem, string>> = {
  timeout: `did not settle within ${timeout} ms`,
  failed: 'failed',
  invalid: 'returned no text',
};

const toError = (problem: TokenProblem, cause?: unknown): FeedError =>
  cause instanceof FeedError
    ? cause
    : new FeedError(
        'token',
        `No access token: getToken ${problems[problem]}. It has to return a token.`,
        { retryable: true, cause },
      );

/**
 * A 403 may be about the token, which some servers answer so when it has expired, or about the member. It
 * causes no more than one renewal in this time.
 */
const minForbiddenGapMs = 60_000;

/** Provides the tokens of feeds. */
export class FeedTokenProvider extends TokenProvider {
  #accepted = '';

  /** @param earlier a provider whose token this one continues with. */
  constructor(requestToken: RequestToken, earlier?: FeedTokenProvider) {
    const isToken = (token: string) => token !== '';
    super(requestToken, { timeout, maxRenewalMarginMs: 60_000, isToken, toError }, earlier);
  }

  /**
   * Changes where tokens come from. This is a method, because minifiers move functions into the methods of a
   * feed: a closure that is kept from there would keep the feed in memory.
   *
   * @param customFetch used instead of the global `fetch`.
   */
  requestFrom(source: TokenSource, customFetch?: typeof fetch): void {
    this.requestToken = (reason, signal) =>
      source instanceof URL ? fetchToken(source, signal, customFetch) : source(reason);
  }

  /** The API accepted this token: for a while, a 403 is about the member and not about the token. */
  markAccepted(token: string): void {
    this.#accepted = token;
  }

  /**
   * A token with which a request that failed may succeed.
   *
   * @returns the same token if another one would not help.
   */
  async renewAfter({ code }: FeedError, token: string): Promise<string> {
    if (code === 'unauthorized') return this.renew(token);
    const isAccepted = token === this.#accepted && this.age < minForbiddenGapMs;
    return code === 'forbidden' && !isAccepted ? this.renew(token, minForbiddenGapMs) : token;
  }
}
