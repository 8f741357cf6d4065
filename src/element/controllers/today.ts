import type { ReactiveController } from 'lit';
import type { FeedHost } from '../../feed/feed-host.js';
import { isVisible, listenToPage } from '../../feed/page-events.js';
import { dayNumberIn } from '../format/time-zone.js';

const fiveMinutesMs = 300_000;

/**
 * Keeps "today" and "yesterday" correct in a document that stays open: updates the host every five
 * minutes and when the document becomes visible.
 */
export class Today implements ReactiveController {
  #host: FeedHost;
  #timeZone: () => string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  /** @param timeZone the IANA time zone; `undefined` for the device's. */
  constructor(host: FeedHost, timeZone: () => string | undefined) {
    this.#host = host;
    this.#timeZone = timeZone;
    host.addController(this);
  }

  /** The day number of today in the feed's time zone, see `dayNumberIn`. */
  get dayNumber(): number {
    return dayNumberIn(this.#timeZone(), new Date());
  }

  hostConnected(): void {
    this.#update();
    this.#stopListening = listenToPage(this.#host, ['visibilitychange'], this.#update);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    // A feed stays connected in the document of an iframe that is removed, which is hidden from then on.
    if (!this.#host.isConnected || !isVisible(this.#host)) return;
    // Time zones differ by quarters of an hour, so days begin at multiples of five minutes in all of them.
    this.#timer = setTimeout(this.#update, fiveMinutesMs - (Date.now() % fiveMinutesMs));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stopListening?.();
  }

  // Timers are suspended while the device sleeps, and not every device fires an event when it wakes up.
  // Therefore the day is checked every five minutes, not just once at midnight.
  #update = (): void => this.#host.requestUpdate();
}
