import { monotonicNow } from './elapsed.js';
import { lifetimeOf } from './jwt.js';
import { withTimeout } from './with-timeout.js';

/** Why a token is requested: there is none yet, it expires soon, or the API refused it. */
export type TokenReason = 'initial' | 'expiring' | 'refused';

/** Returns an access token. A rejection, or a value that is not a token, is reported as an error. */
export type GetToken = (reason: TokenReason) => string | Promise<string>;

/** Requests an access token until the signal aborts. */
export type RequestToken = (reason: TokenReason, signal: AbortSignal) => string | Promise<string>;

/** What went wrong: no token in time, a rejected request, or a value that is not a token. */
export type TokenProblem = 'timeout' | 'failed' | 'invalid';

export interface TokenProviderOptions {
  /** Milliseconds that a request for a token may take. */
  readonly timeout: number;
  /** A token is renewed this long before it expires, or after four fifths of its life. */
  readonly maxRenewalMarginMs: number;
  /** How long a token lives at most, whatever it says. */
  readonly maxLifetimeMs?: number;
  /** How long a token that replaced a refused one is not replaced again. */
  readonly minRefusalGapMs?: number;
  /** Whether a value, trimmed, is a token. */
  readonly isToken: (value: string) => boolean;
  /** Makes the error that callers get. `cause` is what the request rejected with. */
  readonly toError: (problem: TokenProblem, cause?: unknown) => unknown;
}

/** While renewals fail, there is at least this long between two of them. */
const minRenewalGapMs = 1_000;

/**
 * Provides an access token. It is requested when it is needed, once for all callers that wait, and kept in
 * memory. Shortly before it expires, it is renewed while the old one is used, so that no caller waits. Times
 * are monotonic, because the clock of a device may be wrong or be set.
 */
export class TokenProvider {
  /** The source of tokens. It can be replaced; the token stays. */
  requestToken: RequestToken;

  #options: TokenProviderOptions;
  #token = '';
  #renewAt = 0;
  #renewDate = 0;
  #expiresAt = 0;
  #receivedAt = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<string> | undefined;
  #pendingSince = 0;

  /** @param earlier a provider whose token this one continues with. */
  constructor(requestToken: RequestToken, options: TokenProviderOptions, earlier?: TokenProvider) {
    this.requestToken = requestToken;
    this.#options = options;
    if (!earlier) return;
    this.#token = earlier.#token;
    this.#renewAt = earlier.#renewAt;
    this.#renewDate = earlier.#renewDate;
    this.#expiresAt = earlier.#expiresAt;
    this.#receivedAt = earlier.#receivedAt;
  }

  /** How long ago the token arrived, in milliseconds. */
  get age(): number {
    return monotonicNow() - this.#receivedAt;
  }

  /** The token to send now. */
  async get(): Promise<string> {
    const token = this.#token;
    if (!token) return this.#request('initial');
    const now = monotonicNow();
    if (now >= this.#expiresAt) return this.#request('expiring');
    // Where monotonic time stops while a device sleeps, only the date tells that time has passed.
    if (now >= this.#renewAt || Date.now() >= this.#renewDate) this.#renewBesideUse();
    return token;
  }

  /**
   * A token to replace the one that was refused. Another request may have renewed it already.
   *
   * @param refused the current token by default.
   * @param minGapMs how long a token that replaced a refused one is not replaced again.
   * @returns the refused token if its renewal is so recent that another one would not help.
   */
  async renew(
    refused = this.#token,
    minGapMs = this.#options.minRefusalGapMs ?? 0,
  ): Promise<string> {
    if (this.#token && this.#token !== refused) return this.#token;
    if (!this.#pending && monotonicNow() - this.#refusedAt < minGapMs) return refused;
    const token = await this.#request('refused');
    this.#refusedAt = monotonicNow();
    return token;
  }

  /** Forgets the token, for example when the member signs out. */
  forget(): void {
    this.#token = '';
    this.#pending = undefined;
  }

  #renewBesideUse(): void {
    // If it fails, it is tried again after about half of the time that is left.
    const left = this.#expiresAt - monotonicNow();
    this.#renewIn(Math.max(minRenewalGapMs, left * (0.4 + Math.random() / 5)));
    // The token is still valid. Once it has expired, the error of the next request counts.
    this.#request('expiring').catch(() => {});
  }

  #renewIn(milliseconds: number): void {
    this.#renewAt = monotonicNow() + milliseconds;
    this.#renewDate = Date.now() + milliseconds;
  }

  #request(reason: TokenReason): Promise<string> {
    // Timers stop while a device sleeps: a request may be older than its timeout.
    const isStale = monotonicNow() - this.#pendingSince > this.#options.timeout;
    if (this.#pending && !isStale) return this.#pending;
    const pending = this.#fetch(reason).then((token) => {
      // After `forget`, the token is for the caller only.
      if (this.#pending === pending) this.#store(token);
      return token;
    });
    this.#pending = pending;
    this.#pendingSince = monotonicNow();
    const clear = () => {
      if (this.#pending === pending) this.#pending = undefined;
    };
    pending.then(clear, clear);
    return pending;
  }

  async #fetch(reason: TokenReason): Promise<string> {
    const { timeout, toError, isToken } = this.#options;
    let token: unknown;
    try {
      token = await withTimeout(async (signal) => this.requestToken(reason, signal), {
        timeout,
        timeoutError: () => toError('timeout'),
      });
    } catch (error) {
      throw toError('failed', error);
    }
    if (typeof token === 'string' && isToken(token.trim())) return token.trim();
    throw toError('invalid');
  }

  #store(token: string): void {
    const { maxRenewalMarginMs, maxLifetimeMs = Number.POSITIVE_INFINITY } = this.#options;
    const lifetime = Math.min(maxLifetimeMs, lifetimeOf(token));
    this.#receivedAt = monotonicNow();
    this.#expiresAt = this.#receivedAt + lifetime;
    this.#renewIn(lifetime - Math.min(maxRenewalMarginMs, lifetime / 5));
    this.#token = token;
  }
}
