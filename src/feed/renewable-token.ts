import { FeedError } from '../api/index.js';
import { timed } from '../api/timed.js';
import { expiryOf } from './jwt.js';

/** Why a token is asked for: there is none yet, it is about to expire, or the API refused it. */
export type TokenReason = 'initial' | 'expiring' | 'refused';

/** Gives an access token; a rejection, or no text, is an error with the code `token`. */
export type GetToken = (reason: TokenReason) => Promise<string>;

/** Gets an access token, until the signal aborts. */
export type AskToken = (reason: TokenReason, signal: AbortSignal) => Promise<string>;

/** Milliseconds that who gives tokens may take. */
const timeout = 20_000;

/** A token is renewed this long (milliseconds) before it expires, or after four fifths of its life. */
const longestMargin = 60_000;

const tokenError = (problem: string, cause?: unknown): FeedError =>
  new FeedError('token', `No access token: getToken ${problem}. It has to give one.`, {
    retryable: true,
    cause,
  });

/**
 * An access token that can be had anew. It is asked for when a request needs it and not before, once
 * at a time for all who share it, and lives in memory only.
 */
export class RenewableToken {
  /** Where it is had from. */
  ask: AskToken;

  #token: string | undefined;
  #renewAt = 0;
  #expiresAt = 0;
  /** Whether the API has taken the token. */
  #isProven = false;
  #pending: Promise<string> | undefined;

  /** @param earlier whose token this one goes on with. */
  constructor(ask: AskToken, earlier?: RenewableToken) {
    this.ask = ask;
    const token = earlier ? earlier.#token : undefined;
    if (token) this.#keep(token);
  }

  /** The token to send now. */
  get(): Promise<string> {
    if (!this.#token) return this.#request('initial');
    if (Date.now() < this.#renewAt) return Promise.resolve(this.#token);
    const old = this.#token;
    return this.#request('expiring').catch((error: unknown) => {
      // What still works is not given up because another one can't be had.
      if (this.#token === old && Date.now() < this.#expiresAt) return old;
      throw error;
    });
  }

  /** Says that the API took this token: from then on, a 403 is about the member and not about it. */
  prove(token: string): void {
    this.#isProven ||= token === this.#token;
  }

  /** Whether another token may heal this error. */
  mayHeal({ code }: FeedError): boolean {
    if (code === 'unauthorized') return true;
    return code === 'forbidden' && (!this.#isProven || Date.now() >= this.#expiresAt);
  }

  /** A token in place of the one that was refused; somebody else may have renewed it by now. */
  async renew(refused: string): Promise<string> {
    if (this.#token && this.#token !== refused) return this.#token;
    return this.#request('refused');
  }

  /** Forgets the token: somebody signed out. */
  forget(): void {
    this.#token = undefined;
    this.#pending = undefined;
  }

  #request(reason: TokenReason): Promise<string> {
    if (this.#pending) return this.#pending;
    const pending = this.#answer(reason).then((token) => {
      // Who signed out meanwhile wants nothing to be remembered.
      if (this.#pending === pending) this.#keep(token);
      return token;
    });
    this.#pending = pending;
    const done = () => {
      if (this.#pending === pending) this.#pending = undefined;
    };
    pending.then(done, done);
    return pending;
  }

  async #answer(reason: TokenReason): Promise<string> {
    let token: unknown;
    try {
      const expired = tokenError(`gave no answer within ${timeout} ms`);
      token = await timed(async (signal) => this.ask(reason, signal), { timeout, expired });
    } catch (error) {
      throw error instanceof FeedError ? error : tokenError('failed', error);
    }
    if (typeof token === 'string' && token.trim()) return token.trim();
    throw tokenError('gave nothing');
  }

  #keep(token: string): void {
    const now = Date.now();
    const expiry = expiryOf(token);
    // One that comes expired says that the device's clock is wrong: then the API's word counts alone.
    this.#expiresAt = expiry > now ? expiry : Number.POSITIVE_INFINITY;
    this.#renewAt = this.#expiresAt - Math.min(longestMargin, (this.#expiresAt - now) / 5);
    this.#isProven = false;
    this.#token = token;
  }
}
