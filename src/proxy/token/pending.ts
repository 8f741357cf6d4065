const beatMs = 250;

/** Without a beat for this long, the request that did the work is gone. */
const maxSilenceMs = 1_000;

/**
 * Work that one request does for all. Some runtimes (Workers) stop it without notice when that request ends.
 * Therefore others never wait for its promise: they look whether it is alive, and otherwise take over.
 */
export class Pending {
  #startedAt = performance.now();
  #beatAt = this.#startedAt;
  #maxMs: number;
  #timer: ReturnType<typeof setInterval>;

  /** @param maxMs how long the work may take. */
  constructor(maxMs: number) {
    this.#maxMs = maxMs;
    this.#timer = setInterval(() => {
      this.#beatAt = performance.now();
    }, beatMs);
  }

  get isAlive(): boolean {
    const now = performance.now();
    return now - this.#beatAt < maxSilenceMs && now - this.#startedAt < this.#maxMs;
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

/** Waits. Rejects with the signal's reason if the signal aborts. */
export const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
