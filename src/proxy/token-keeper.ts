import { expiryOf } from '../shared/jwt.js';
import { withTimeout } from '../shared/with-timeout.js';
import { ActivityProxyError } from './errors.js';

/** Why a token is asked for: there is none yet, it is about to expire, or the API refused it. */
export type TokenReason = 'initial' | 'expiring' | 'refused';

/** Gives an access token. */
export type GetToken = (reason: TokenReason) => string | Promise<string>;

/** Milliseconds. The vendor's tokens live no longer, whatever a token says or leaves unsaid. */
const longestLife = 24 * 60 * 60_000;

/** A token is renewed this long (milliseconds) before it expires, or after four fifths of its life. */
const longestMargin = 5 * 60_000;

/** Milliseconds between two renewals of refused tokens: one that is new is refused for another reason. */
const betweenRefusals = 60_000;

/** What a header can carry; nothing that anybody would call a token has anything else. */
export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);

/** Keeps an access token in memory until shortly before it expires, and asks for one at a time. */
export class TokenKeeper {
  #ask: (reason: TokenReason, signal: AbortSignal) => string | Promise<string>;
  #timeout: number;
  #token = '';
  #renewAt = 0;
  #expiresAt = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<string> | undefined;

  /** @param timeout milliseconds that who gives tokens may take. */
  constructor(
    ask: (reason: TokenReason, signal: AbortSignal) => string | Promise<string>,
    timeout: number,
  ) {
    this.#ask = ask;
    this.#timeout = timeout;
  }

  /** The token of now, without asking; empty before the first one. */
  get current(): string {
    return this.#token;
  }

  /** The token to send now. */
  async get(): Promise<string> {
    if (!this.#token) return this.#request('initial');
    if (Date.now() < this.#renewAt) return this.#token;
    const old = this.#token;
    try {
      return await this.#request('expiring');
    } catch (error) {
      // What still works is not given up because another one can't be had.
      if (Date.now() < this.#expiresAt) return old;
      throw error;
    }
  }

  /**
   * A token in place of the one that was refused, which another request may have renewed by now. The
   * same token again where the last renewal is too fresh for another one to help.
   */
  async renew(refused: string): Promise<string> {
    if (this.#pending) return this.#pending;
    if (this.#token !== refused) return this.get();
    if (Date.now() - this.#refusedAt < betweenRefusals) return refused;
    const token = await this.#request('refused');
    this.#refusedAt = Date.now();
    return token;
  }

  #request(reason: TokenReason): Promise<string> {
    this.#pending ??= this.#answer(reason).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #answer(reason: TokenReason): Promise<string> {
    const timeout = this.#timeout;
    const expired = new ActivityProxyError(
      'token',
      `getToken gave no access token within ${timeout} ms.`,
    );
    let token: unknown;
    try {
      token = await withTimeout(async (signal) => this.#ask(reason, signal), {
        timeout,
        timeoutError: expired,
      });
    } catch (error) {
      if (error instanceof ActivityProxyError) throw error;
      // Without the cause: it may quote a credential.
      throw new ActivityProxyError('token', `getToken failed with ${nameOf(error)}.`);
    }
    if (typeof token === 'string') token = token.trim();
    if (!isToken(token)) {
      throw new ActivityProxyError('token', 'getToken gave no text that can be an access token.');
    }
    this.#keep(token);
    return token;
  }

  #keep(token: string): void {
    const now = Date.now();
    const expiry = expiryOf(token);
    // One that comes expired says that this machine's clock is wrong: then the API's word counts alone.
    const life = expiry > now ? Math.min(expiry - now, longestLife) : longestLife;
    this.#expiresAt = now + life;
    this.#renewAt = this.#expiresAt - Math.min(longestMargin, life / 5);
    this.#token = token;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
