import type { ReactiveController } from 'lit';
import { startStopwatch } from '../shared/elapsed.js';
import type { FeedHost } from './feed-host.js';
import { isVisible, listenToPage } from './page-events.js';

/** Each failure in a row doubles the interval, up to this factor. */
const maxBackoffFactor = 8;

/**
 * Polls for newer activities at an interval. It pauses while the document is hidden or the element is
 * disconnected, and polls at once afterwards if the interval has passed. While the device says that it is
 * offline, it polls at its slowest pace, because some devices say so on a working network.
 */
export class Polling implements ReactiveController {
  #host: FeedHost;
  #intervalSeconds: () => number | undefined;
  #poll: () => Promise<unknown>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sinceLastPoll = startStopwatch();
  #backoffFactor = 1;
  #isPolling = false;
  #stopListening: (() => void) | undefined;

  /**
   * @param intervalSeconds returns the interval; `undefined` turns polling off.
   * @param poll polls once; its rejection counts as a failure.
   */
  constructor(
    host: FeedHost,
    intervalSeconds: () => number | undefined,
    poll: () => Promise<unknown>,
  ) {
    this.#host = host;
    this.#intervalSeconds = intervalSeconds;
    this.#poll = poll;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopListening = listenToPage(this.#host, ['visibilitychange', 'online'], this.#schedule);
  }

  hostUpdated(): void {
    this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stopListening?.();
  }

  #schedule = (): void => {
    clearTimeout(this.#timer);
    const seconds = this.#intervalSeconds();
    if (!seconds || this.#isPolling || !this.#host.isConnected) return;
    if (!isVisible(this.#host)) return;
    const factor = globalThis.navigator?.onLine === false ? maxBackoffFactor : this.#backoffFactor;
    const delay = seconds * 1000 * factor - this.#sinceLastPoll();
    this.#timer = setTimeout(this.#run, Math.max(0, delay));
  };

  #run = async (): Promise<void> => {
    this.#isPolling = true;
    try {
      await this.#poll();
      this.#backoffFactor = 1;
    } catch {
      this.#backoffFactor = Math.min(maxBackoffFactor, this.#backoffFactor * 2);
    } finally {
      this.#sinceLastPoll = startStopwatch();
      this.#isPolling = false;
      this.#schedule();
    }
  };
}
