import { documentProperty } from './document-property.js';
import type { FeedHost } from './feed-host.js';

/** An event of a document or of its window. */
export type PageEventType = 'visibilitychange' | 'online' | 'pagehide' | 'pageshow';

/** Whether the document that the host is in can be seen. That of a removed iframe can't. */
export const isVisible = ({ ownerDocument }: FeedHost): boolean =>
  ownerDocument?.visibilityState !== 'hidden';

/** The window of the document that an element is in; none on a server. */
export const windowOf = ({
  ownerDocument,
}: Pick<FeedHost, 'ownerDocument'>): (Window & typeof globalThis) | null =>
  ownerDocument ? documentProperty(ownerDocument, 'defaultView') : null;

// From the prototype, because `<img name="addEventListener">` replaces the document's own.
const { addEventListener, removeEventListener } = EventTarget.prototype;

/** Listens to events of these targets. @returns a function that stops listening. */
export const listen = (
  targets: readonly (readonly [target: EventTarget | null | undefined, type: string])[],
  listener: (event: Event) => void,
  options?: AddEventListenerOptions,
): (() => void) => {
  const forEach = (method: typeof addEventListener) => {
    for (const [target, type] of targets) if (target) method.call(target, type, listener, options);
  };
  forEach(addEventListener);
  return () => forEach(removeEventListener);
};

/**
 * Listens to events of the document that the host is in now. On a server there is none.
 *
 * @returns a function that stops listening, also after the host has been moved to another document.
 */
export const listenToPage = (
  host: FeedHost,
  types: readonly PageEventType[],
  listener: (event: Event) => void,
): (() => void) => {
  const targetOf = (type: PageEventType) =>
    type === 'visibilitychange' ? host.ownerDocument : windowOf(host);
  return listen(
    types.map((type) => [targetOf(type), type]),
    listener,
  );
};
