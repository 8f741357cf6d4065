import { expiryOf } from './jwt.js';
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

/**
 * Provides an access token. It is requested when it is needed, once for all callers that wait, and kept
 * in memory until shortly before it expires.
 */
export class TokenProvider {
  /** The source of tokens. It can be replaced; the token stays. */
  requestToken: RequestToken;

  #options: TokenProviderOptions;
  #token = '';
  #renewAt = 0;
  #expiresAt = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<string> | undefined;

  /** @param earlier a provider whose token this one continues with. */
  constructor(requestToken: RequestToken, options: TokenProviderOptions, earlier?: TokenProvider) {
    this.requestToken = requestToken;
    this.#options = options;
    const token = earlier ? earlier.#token : '';
    if (token) this.#store(token);
  }

  /** Whether this is the token that `get` would return. No property holds the token: scripts could read it. */
  isCurrent(token: string): boolean {
    return token === this.#token;
  }

  /** Whether the token has expired, as far as it tells. */
  get isExpired(): boolean {
    return Date.now() >= this.#expiresAt;
  }

  /** The token to send now. */
  async get(): Promise<string> {
    const token = this.#token;
    if (!token) return this.#request('initial');
    if (Date.now() < this.#renewAt) return token;
    try {
      return await this.#request('expiring');
    } catch (error) {
      // A token that is still valid is better than none.
      if (token === this.#token && !this.isExpired) return token;
      throw error;
    }
  }

  /**
   * A token to replace the one that was refused. Another request may have renewed it already.
   *
   * @param refused the current token by default.
   * @returns the refused token if its renewal is so recent that another one would not help.
   */
  async renew(refused = this.#token): Promise<string> {
    if (this.#token && this.#token !== refused) return this.#token;
    const { minRefusalGapMs = 0 } = this.#options;
    if (!this.#pending && Date.now() - this.#refusedAt < minRefusalGapMs) return refused;
    const token = await this.#request('refused');
    this.#refusedAt = Date.now();
    return token;
  }

  /** Forgets the token, for example when the member signs out. */
  forget(): void {
    this.#token = '';
    this.#pending = undefined;
  }

  #request(reason: TokenReason): Promise<string> {
    if (this.#pending) return this.#pending;
    const pending = this.#fetch(reason).then((token) => {
      // After `forget`, the token is for the caller only.
      if (this.#pending === pending) this.#store(token);
      return token;
    });
    this.#pending = pending;
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
        timeoutError: toError('timeout'),
      });
    } catch (error) {
      throw toError('failed', error);
    }
    if (typeof token === 'string' && isToken(token.trim())) return token.trim();
    throw toError('invalid');
  }

  #store(token: string): void {
    const { maxRenewalMarginMs, maxLifetimeMs = Number.POSITIVE_INFINITY } = this.#options;
    const now = Date.now();
    const expiry = expiryOf(token);
    // A token that arrives expired means that this clock is wrong: then only a refusal ends it.
    const lifetime = Math.min(maxLifetimeMs, expiry > now ? expiry - now : maxLifetimeMs);
    this.#expiresAt = now + lifetime;
    this.#renewAt = this.#expiresAt - Math.min(maxRenewalMarginMs, lifetime / 5);
    this.#token = token;
  }
}
