import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a feed does when its page, or its place on it, changes. */
export interface PageLifeListener {
  /** The feed is on a page again, or the page is back from the back/forward cache. */
  back(): void;
  /** The feed was taken off the page, or the page is being left. */
  left(): void;
  /** The page is out of sight: on a phone, that may be the last that is heard of it. */
  hidden(): void;
  /** The device has a network again. */
  online(): void;
}

/** Tells a feed of what becomes of it and of its page. */
export class PageLife implements ReactiveController {
  #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #listener: PageLifeListener;

  constructor(
    host: ReactiveControllerHost & { readonly isConnected: boolean },
    listener: PageLifeListener,
  ) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listen('addEventListener');
    this.#listener.back();
  }

  hostDisconnected(): void {
    this.#listen('removeEventListener');
    // Taken out and put back in one task is a move: only who is still away after it has left.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#listener.left();
    });
  }

  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    // A server has no window.
    for (const type of ['pagehide', 'pageshow', 'visibilitychange', 'online'])
      globalThis[how]?.(type, this.#hear);
  }

  #hear = (event: Event): void => {
    if (event.type === 'pagehide') this.#listener.left();
    else if (event.type === 'online') this.#listener.online();
    else if (event.type === 'visibilitychange') document.hidden && this.#listener.hidden();
    else if ((event as PageTransitionEvent).persisted) this.#listener.back();
  };
}
