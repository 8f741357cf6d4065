import { lifetimeOf } from '../../shared/jwt.js';

/** The vendor's tokens live no longer than a day, even if a token has a later expiry or none. */
const maxLifetimeMs = 24 * 60 * 60_000;

const maxMarginMs = 5 * 60_000;

/** How often a process looks whether the token that it got from the store is still there. */
const maxLookMs = 60_000;

/** While renewals fail, there is at least this long between two of them. */
const minRenewalGapMs = 1_000;

type Facts = Pick<KeptToken, 'token' | 'marginMs' | 'dueInMs' | 'isShared'>;

/** A token in memory, with what is known of its time. All times are monotonic. */
export class KeptToken {
  readonly token: string;
  /** How long before its expiry the token is due for renewal. */
  readonly marginMs: number;
  /** Milliseconds until the token is due. */
  readonly dueInMs: number;
  /** Whether the token came from the store. */
  readonly isShared: boolean;
  #renewAt: number;
  #renewDate: number;
  #expiresAt: number;

  private constructor({ token, marginMs, dueInMs, isShared }: Facts, lifetime: number) {
    const now = performance.now();
    this.token = token;
    this.marginMs = marginMs;
    this.dueInMs = dueInMs;
    this.isShared = isShared;
    this.#renewAt = now + dueInMs;
    this.#renewDate = Date.now() + dueInMs;
    this.#expiresAt = now + lifetime;
  }

  /** A token that this process has just received. */
  static received(token: string): KeptToken {
    const lifetime = Math.min(maxLifetimeMs, lifetimeOf(token));
    const marginMs = Math.min(maxMarginMs, lifetime / 5);
    const dueInMs = lifetime - marginMs;
    return new KeptToken({ token, marginMs, dueInMs, isShared: false }, lifetime);
  }

  /** A token from the store, which it leaves `marginMs` before its expiry. */
  static found(token: string, marginMs: number): KeptToken {
    const dueInMs = Math.min(maxLookMs, marginMs / 2);
    return new KeptToken({ token, marginMs, dueInMs, isShared: true }, marginMs);
  }

  get isGood(): boolean {
    return performance.now() < this.#expiresAt;
  }

  /** Whether the token should be renewed. Where monotonic time stops in a sleep, the date tells. */
  get isDue(): boolean {
    return performance.now() >= this.#renewAt || Date.now() >= this.#renewDate;
  }

  /** Makes the token due again after about half of the time that is left. */
  postpone(): void {
    const left = this.#expiresAt - performance.now();
    const delay = Math.max(minRenewalGapMs, left * (0.4 + Math.random() / 5));
    this.#renewAt = performance.now() + delay;
    this.#renewDate = Date.now() + delay;
  }
}
