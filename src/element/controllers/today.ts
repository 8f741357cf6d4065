import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { zoneFor } from '../format/time-zone.js';

/** Keeps "today" and "yesterday" true while the page stays open: has the host look again every five minutes. */
export class Today implements ReactiveController {
  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #timeZone: () => string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    timeZone: () => string | undefined,
  ) {
    this.#host = host;
    this.#timeZone = timeZone;
    host.addController(this);
  }

  /** The number of the present day in the feed's zone. */
  get number(): number {
    return zoneFor(this.#timeZone()).dayOf(new Date());
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
      zoneFor(this.#timeZone()).untilNextFiveMinutes(new Date()),
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    globalThis.document?.removeEventListener('visibilitychange', this.#update);
  }

  // A timer sleeps with the device, and not every device tells the page that it wakes up: who comes back
  // is told the day anew, at once or within five minutes.
  #update = (): void => this.#host.requestUpdate();
}
