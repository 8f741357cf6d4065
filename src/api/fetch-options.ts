import type { FeedErrorCode, FeedPhase } from './errors.js';

/** One attempt of a request, as passed to `onAttempt`. It holds nothing about a member. */
export interface FetchAttempt {
  readonly phase: FeedPhase;
  /** The error's code; `undefined` if the attempt returned a page. */
  readonly code: FeedErrorCode | undefined;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The duration. */
  readonly milliseconds: number;
}

/** How to fetch a page. */
export interface FetchOptions {
  /** Sent as `Authorization: {tokenType} {token}`. Without a token, the header is left out. */
  readonly token?: string | undefined;
  /** The `<token_type>` of the API's documentation; `Bearer` by default. */
  readonly tokenType?: string | undefined;
  /**
   * `include` sends the cookies of another origin too, for a proxy that is not on the page's own origin;
   * `same-origin` by default. Only browsers have cookies.
   */
  readonly credentials?: 'same-origin' | 'include' | undefined;
  /** Used instead of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch | undefined;
  /** Aborts the request and its retries. The call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, headers and body together; 20,000 by default. */
  readonly timeout?: number | undefined;
  /** How often a failure that may be temporary is retried; 2 by default. */
  readonly retries?: number | undefined;
  /** The `phase` of errors; by default, it follows from `olderThan`. */
  readonly phase?: FeedPhase | undefined;
  /** Called after each attempt. */
  readonly onAttempt?: ((attempt: FetchAttempt) => void) | undefined;
}
