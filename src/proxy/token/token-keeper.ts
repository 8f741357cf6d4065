import type { TokenReason } from '../../shared/token-provider.js';
import { withTimeout } from '../../shared/with-timeout.js';
import { ActivityProxyError } from '../errors.js';
import type { TokenRequestInfo } from '../hooks.js';
import type { SharedToken } from '../store/shared-token.js';
import { FailureMemory } from './failure-memory.js';
import { KeptToken } from './kept-token.js';
import { Pending, sleep } from './pending.js';
import type { RequestToken } from './request-token.js';
import { readToken, tokenTimeout, toTokenError } from './token-errors.js';

/** If the API refuses a token that replaced a refused one, another one would not help for this long. */
const minRefusalGapMs = 60_000;

/** How long a request for a token may take beside the request itself: the calls of the store. */
const overheadMs = 2_000;

/** How often a request looks whether another one has got a token, in milliseconds. */
const lookMs = 20;

/** How often a process looks whether another one has got a token, in milliseconds. */
const lockLookMs = 50;

/** How long a failure of another process counts before the store is read again. */
const sharedFailureMs = 1_000;

/** A request that waits for a token. It has its own deadline. */
export interface Waiter {
  readonly signal: AbortSignal;
  /** Keeps a Worker running until the promise settles. */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
}

export interface TokenKeeperOptions {
  readonly requestToken: RequestToken;
  /** Milliseconds that a request for a token may take. */
  readonly timeout: number;
  /** The token that processes share. */
  readonly shared?: SharedToken | undefined;
  readonly onTokenRequest?: ((info: TokenRequestInfo, waiter: Waiter) => void) | undefined;
}

/**
 * Keeps the access token of a proxy. While it is good it is used, and it is renewed beside its use. No
 * request waits for what another one began without looking whether it is still alive. A failure is
 * remembered, and the token is not requested until its time is over.
 */
export class TokenKeeper {
  #options: TokenKeeperOptions;
  #kept: KeptToken | undefined;
  #pending: Pending | undefined;
  #failures = new FailureMemory();
  #refusedAt = Number.NEGATIVE_INFINITY;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
  }

  /** The token to send now. */
  async get(waiter: Waiter): Promise<string> {
    const kept = this.#kept;
    if (!kept?.isGood) {
      const good = () => (this.#kept?.isGood ? this.#kept.token : undefined);
      return this.#wait(kept ? 'expiring' : 'initial', waiter, good);
    }
    if (kept.isDue && !this.#pending?.isAlive) {
      kept.postpone();
      void this.#start('expiring', waiter);
    }
    return kept.token;
  }

  /**
   * A token to replace the one that was refused. Another request may have renewed it already.
   *
   * @param refused the current token by default.
   * @returns the refused token if its renewal is so recent that another one would not help.
   */
  async renew(waiter: Waiter, refused = this.#kept?.token): Promise<string> {
    const isRecent = () => performance.now() - this.#refusedAt < minRefusalGapMs;
    return this.#wait('refused', waiter, () => {
      const token = this.#kept?.token;
      return token !== refused || (isRecent() && !this.#isPending) ? token : undefined;
    });
  }

  get #isPending(): boolean {
    return this.#pending?.isAlive === true;
  }

  /** @param find returns the token that ends the wait, once there is one. */
  async #wait(
    reason: TokenReason,
    waiter: Waiter,
    find: () => string | undefined,
  ): Promise<string> {
    const seen = this.#failures.total;
    let own: Promise<void> | undefined;
    for (;;) {
      const token = find();
      if (token !== undefined) return token;
      const failure = this.#failures.current(seen);
      if (failure) throw failure;
      if (!this.#isPending) {
        own = this.#start(reason, waiter).finally(() => {
          own = undefined;
        });
      }
      const tick = sleep(lookMs, waiter.signal);
      await (own ? Promise.race([own, tick]) : tick);
    }
  }

  /** Begins to get a token, for all requests. The promise never rejects. */
  #start(reason: TokenReason, waiter: Waiter): Promise<void> {
    const pending = new Pending(this.#options.timeout + overheadMs);
    this.#pending = pending;
    const done = this.#obtain(reason, waiter).finally(() => {
      pending.end();
      if (this.#pending === pending) this.#pending = undefined;
    });
    waiter.waitUntil?.(done);
    return done;
  }

  async #obtain(reason: TokenReason, waiter: Waiter): Promise<void> {
    const { shared } = this.#options;
    let isLocked = false;
    try {
      if (shared) {
        isLocked = await this.#lockUnlessShared(shared, reason);
        if (!isLocked) return;
      }
      const kept = KeptToken.received(await this.#request(reason, waiter));
      this.#kept = kept;
      if (reason === 'refused') this.#refusedAt = performance.now();
      this.#failures.clear();
      await shared?.write({ token: kept.token, marginMs: kept.marginMs }, kept.dueInMs);
    } catch (reason) {
      const error = toTokenError(reason);
      const delay = this.#failures.remember(error, (await shared?.countFailure()) || undefined);
      const { message, status } = error;
      if (delay > 0) await shared?.writeFailure({ message, status }, delay);
    } finally {
      if (isLocked) await shared?.unlock();
    }
  }

  /**
   * Waits until this process may request a token for all, or another one has got it.
   *
   * @returns whether this process has the lock; otherwise there is a token or a failure to go on with.
   */
  async #lockUnlessShared(shared: SharedToken, reason: TokenReason): Promise<boolean> {
    const before = this.#kept;
    const maxMs = this.#options.timeout + overheadMs;
    const isNew = ({ token }: { readonly token: string }): boolean =>
      token !== before?.token || (reason === 'expiring' && before.isShared === true);
    const adopt = async (): Promise<boolean> => {
      const record = await shared.read();
      if (!record || !isNew(record)) return false;
      this.#kept = KeptToken.found(record.token, record.marginMs);
      this.#failures.clear();
      return true;
    };
    for (const since = performance.now(); ; await sleep(lockLookMs)) {
      if (await adopt()) return false;
      const failure = await shared.readFailure();
      if (failure) {
        const { message, status } = failure;
        this.#failures.hold(new ActivityProxyError('token', message, { status }), sharedFailureMs);
        return false;
      }
      const isLocked = await shared.lock(maxMs);
      if (!isLocked && performance.now() - since < maxMs) continue;
      // Another process may have unlocked between the two calls.
      const isDone =
        (await adopt()) || (before && reason === 'refused' && !(await this.#mayReplace(shared)));
      if (isDone) await shared.unlock();
      return !isDone;
    }
  }

  async #mayReplace(shared: SharedToken): Promise<boolean> {
    const mayReplace = await shared.mayReplace(minRefusalGapMs);
    if (!mayReplace) this.#refusedAt = performance.now();
    return mayReplace;
  }

  async #request(reason: TokenReason, waiter: Waiter): Promise<string> {
    const { requestToken, timeout, onTokenRequest } = this.#options;
    const begin = performance.now();
    let status: number | undefined;
    try {
      const received = await withTimeout((signal) => requestToken(reason, signal), {
        timeout,
        timeoutError: () => tokenTimeout(timeout),
      });
      status = received.status;
      return readToken(received.token);
    } catch (cause) {
      const error = toTokenError(cause);
      status ??= error.status;
      throw error;
    } finally {
      onTokenRequest?.({ status, duration: performance.now() - begin, reason }, waiter);
    }
  }
}
