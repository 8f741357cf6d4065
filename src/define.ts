import { StampsActivityFeed } from './element/index.js';

/**
 * Registers the element. Does nothing if the tag name is taken, so that two copies of this package in
 * one document share the element of the copy that was loaded first.
 *
 * @param tag the tag name, `stamps-activity-feed` unless given.
 * @param registry where to register it; the document's registry unless given. On a server without one,
 *   nothing is registered.
 */
export const define = (
  tag = 'stamps-activity-feed',
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void => {
  if (!registry || registry.get(tag)) return;
  try {
    registry.define(tag, StampsActivityFeed);
  } catch {
    // A registry accepts a class only once. A second tag name gets a subclass.
    registry.define(tag, class extends StampsActivityFeed {});
  }
};
