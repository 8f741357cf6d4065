import type { ReactiveController } from 'lit';
import type { FeedHost } from './feed-host.js';
import { isVisible, listenToPage } from './page-events.js';

/** What happens to the element and its document. */
export interface PageLifecycleDelegate {
  /** The element was connected, or the document returned from the back/forward cache. */
  returned(): void;
  /** The element was removed. */
  removed(): void;
  /** The document is being left. It may return from the back/forward cache. */
  left(): void;
  /** The document is hidden. On a phone, this may be its last event. */
  hidden(): void;
  /** The device is online again, or the document is visible again: what failed may work now. */
  resumed(): void;
}

const eventTypes = ['pagehide', 'pageshow', 'visibilitychange', 'online'] as const;

/** Watches the life of the element and of its document. */
export class PageLifecycle implements ReactiveController {
  #host: FeedHost;
  #delegate: PageLifecycleDelegate;
  #stopListening: (() => void) | undefined;

  constructor(host: FeedHost, delegate: PageLifecycleDelegate) {
    this.#host = host;
    this.#delegate = delegate;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopListening = listenToPage(this.#host, eventTypes, this.#handleEvent);
    this.#delegate.returned();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    // Treat a removal as a move until the end of the task: the element may be inserted elsewhere.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#delegate.removed();
    });
  }

  #handleEvent = (event: Event): void => {
    switch (event.type) {
      case 'pagehide':
        this.#delegate.left();
        break;
      case 'pageshow':
        if (!(event as PageTransitionEvent).persisted) break;
        this.#delegate.returned();
        this.#delegate.resumed();
        break;
      case 'online':
        this.#delegate.resumed();
        break;
      default:
        if (isVisible(this.#host)) this.#delegate.resumed();
        else this.#delegate.hidden();
    }
  };
}
