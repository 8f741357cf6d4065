import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { listen } from '../../feed/page-events.js';

/** Dispatched on a document by the site when the member signs out. */
const eventType = 'stamps-sign-out';

/** How often members have signed out, in documents that have had a feed. */
let signOutCount = 0;

const countSignOut = (): void => {
  signOutCount += 1;
};

/** Calls back when the member signs out, or has done so while the element was not in a document. */
export class SignOut implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #onSignOut: () => void;
  #stopListening: (() => void) | undefined;
  #seenCount = signOutCount;

  constructor(host: ReactiveControllerHost & Element, onSignOut: () => void) {
    this.#host = host;
    this.#onSignOut = onSignOut;
    host.addController(this);
  }

  hostConnected(): void {
    const target = [[this.#host.ownerDocument, eventType]] as const;
    // It is added once: a document ignores a listener that it has. It stays, so that later sign-outs count.
    listen(target, countSignOut);
    this.#stopListening = listen(target, this.#handleSignOut);
    if (this.#seenCount !== signOutCount) this.#handleSignOut();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
  }

  #handleSignOut = (): void => {
    this.#seenCount = signOutCount;
    this.#onSignOut();
  };
}
