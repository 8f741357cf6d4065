import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** After failures in a row the interval doubles, up to this many times of it. */
const slowest = 8;

/**
 * Looks for newer activities at an interval, while somebody may see them: a hidden page, one without a
 * network and an element that has left rest. Who comes back to a page that rested too long is served at
 * once.
 */
export class Poll implements ReactiveController {
  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #seconds: () => number | undefined;
  #look: () => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Date.now();
  #factor = 1;
  #isLooking = false;

  /**
   * @param seconds the interval; `undefined` for none.
   * @param look looks once; rejects if that failed.
   */
  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    seconds: () => number | undefined,
    look: () => Promise<unknown>,
  ) {
    this.#host = host;
    this.#seconds = seconds;
    this.#look = look;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.document?.addEventListener('visibilitychange', this.#schedule);
    globalThis.addEventListener?.('online', this.#schedule);
  }

  hostUpdated(): void {
    this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    globalThis.document?.removeEventListener('visibilitychange', this.#schedule);
    globalThis.removeEventListener?.('online', this.#schedule);
  }

  #schedule = (): void => {
    clearTimeout(this.#timer);
    const seconds = this.#seconds();
    if (!seconds || this.#isLooking || !this.#host.isConnected) return;
    if (document.visibilityState !== 'visible' || navigator.onLine === false) return;
    const due = this.#last + seconds * 1000 * this.#factor;
    this.#timer = setTimeout(this.#run, Math.max(0, due - Date.now()));
  };

  #run = async (): Promise<void> => {
    this.#isLooking = true;
    try {
      await this.#look();
      this.#factor = 1;
    } catch {
      this.#factor = Math.min(slowest, this.#factor * 2);
    } finally {
      this.#last = Date.now();
      this.#isLooking = false;
      this.#schedule();
    }
  };
}
