import {
  allowOrigin,
  bindHandle,
  givesToken,
  holdHandle,
  releaseHandle,
  resolveHandle,
} from './token-handles.js';

/** Releases the handle of an element that was garbage-collected. */
const heldHandles = globalThis.FinalizationRegistry && new FinalizationRegistry(releaseHandle);

/** The token of one element. */
export class HeldToken {
  #handle: string | undefined;
  /** Whether the token was given since the last update, and not only a copy of its handle. */
  #isGiven = false;

  /** What the element shows in place of the token. */
  get handle(): string | undefined {
    return this.#handle;
  }

  /**
   * Takes a token or a copied handle.
   *
   * @returns whether the next update has something to do. It has to bind also the same token again.
   */
  set(tokenOrHandle: string | undefined): boolean {
    const previous = this.#handle;
    if (tokenOrHandle === previous) return false;
    // Hold the new handle first: if the token is the same, releasing the old one would forget it.
    this.#handle = tokenOrHandle && holdHandle(tokenOrHandle);
    if (previous) releaseHandle(previous);
    heldHandles?.unregister(this);
    if (this.#handle) heldHandles?.register(this, this.#handle, this);
    this.#isGiven = tokenOrHandle !== undefined && givesToken(tokenOrHandle);
    return this.#isGiven || this.#handle !== previous;
  }

  /** The token, if it may be sent to this origin: that of `api-url` in the update after it was given. */
  tokenFor(origin: string): string | undefined {
    if (!this.#handle) return undefined;
    if (this.#isGiven) allowOrigin(this.#handle, origin);
    return resolveHandle(this.#handle, origin);
  }

  /** Ends the update after the token was given: an `api-url` of another origin does not get it later. */
  bind(): void {
    if (this.#isGiven && this.#handle) bindHandle(this.#handle);
    this.#isGiven = false;
  }
}
