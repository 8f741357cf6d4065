import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { timeZoneOf } from '../format/time-zone.js';

/**
 * Keeps "today" and "yesterday" correct in a document that stays open: updates the host every five
 * minutes and when the document becomes visible.
 */
export class Today implements ReactiveController {
  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #timeZone: () => string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param timeZone the IANA time zone; `undefined` for the device's. */
  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    timeZone: () => string | undefined,
  ) {
    this.#host = host;
    this.#timeZone = timeZone;
    host.addController(this);
  }

  /** The day number of today in the feed's time zone, see `TimeZone.dayNumber`. */
  get dayNumber(): number {
    return timeZoneOf(this.#timeZone()).dayNumber(new Date());
  }

  hostConnected(): void {
    this.#update();
    globalThis.document?.addEventListener('visibilitychange', this.#update);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (!this.#host.isConnected) return;
    this.#timer = setTimeout(
      this.#update,
      timeZoneOf(this.#timeZone()).untilNextFiveMinutes(new Date()),
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    globalThis.document?.removeEventListener('visibilitychange', this.#update);
  }

  // Timers are suspended while the device sleeps, and not every device fires an event when it wakes up.
  // Therefore the day is checked every five minutes, not just once at midnight.
  #update = (): void => this.#host.requestUpdate();
}
