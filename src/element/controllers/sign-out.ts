import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Dispatched on a document by the site when the member signs out. */
const eventType = 'stamps-sign-out';

/** How often members have signed out, in documents that have had a feed. */
let signOutCount = 0;

const watchedDocuments = new WeakSet<Document>();

/** From the prototype, because `<img name="addEventListener">` hides the document's own method. */
const { addEventListener, removeEventListener } = EventTarget.prototype;

const countSignOut = (): void => {
  signOutCount += 1;
};

const watch = (document: Document): void => {
  if (watchedDocuments.has(document)) return;
  watchedDocuments.add(document);
  addEventListener.call(document, eventType, countSignOut);
};

/** Calls back when the member signs out, or has done so while the element was not in a document. */
export class SignOut implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #onSignOut: () => void;
  /** The document that is listened to. At its removal, a moved element already belongs to the next one. */
  #document: Document | undefined;
  #seenCount = signOutCount;

  constructor(host: ReactiveControllerHost & Element, onSignOut: () => void) {
    this.#host = host;
    this.#onSignOut = onSignOut;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    watch(this.#document);
    addEventListener.call(this.#document, eventType, this.#handleSignOut);
    if (this.#seenCount !== signOutCount) this.#handleSignOut();
  }

  hostDisconnected(): void {
    if (this.#document) {
      removeEventListener.call(this.#document, eventType, this.#handleSignOut);
    }
    this.#document = undefined;
  }

  #handleSignOut = (): void => {
    this.#seenCount = signOutCount;
    this.#onSignOut();
  };
}
