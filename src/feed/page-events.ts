import type { FeedHost } from './feed-host.js';

/** An event of a document or of its window. */
export type PageEventType = 'visibilitychange' | 'online' | 'pagehide' | 'pageshow';

/**
 * Listens to events of the document that the host is in now. On a server there is none.
 *
 * @returns a function that stops listening, also after the host has been moved to another document.
 */
export const listenToPage = (
  { ownerDocument }: FeedHost,
  types: readonly PageEventType[],
  listener: (event: Event) => void,
): (() => void) => {
  const targetOf = (type: PageEventType): EventTarget | null | undefined =>
    type === 'visibilitychange' ? ownerDocument : ownerDocument?.defaultView;
  const targets = types.map((type) => [targetOf(type), type] as const);
  for (const [target, type] of targets) target?.addEventListener(type, listener);
  return () => {
    for (const [target, type] of targets) target?.removeEventListener(type, listener);
  };
};
