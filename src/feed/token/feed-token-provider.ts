import { FeedError } from '../../api/index.js';
import type { RequestToken, TokenProblem } from '../../shared/token-provider.js';
import { TokenProvider } from '../../shared/token-provider.js';

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
        `No access token: getToken ${problems[problem]}. It has to return a token, or a promise of one.`,
        { retryable: true, cause },
      );

/** Provides the tokens of feeds, and knows whether the API has accepted the current one. */
export class FeedTokenProvider extends TokenProvider {
  #accepted = '';

  /** @param earlier a provider whose token this one continues with. */
  constructor(requestToken: RequestToken, earlier?: FeedTokenProvider) {
    const isToken = (token: string) => token !== '';
    super(requestToken, { timeout, maxRenewalMarginMs: 60_000, isToken, toError }, earlier);
  }

  /** The API accepted this token: from now on, a 403 is about the member and not about the token. */
  markAccepted(token: string): void {
    if (this.isCurrent(token)) this.#accepted = token;
  }

  /** Whether a request that failed with this error may succeed with another token. */
  canRetryWithNewToken({ code }: FeedError): boolean {
    if (code === 'unauthorized') return true;
    return code === 'forbidden' && (!this.isCurrent(this.#accepted) || this.isExpired);
  }
}
