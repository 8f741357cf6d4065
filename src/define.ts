import { StampsActivityFeed } from './element/index.js';

/**
 * Registers the element, unless something is registered under that name: two copies of this package
 * on one page, in either order, share the tag of the one that came first.
 *
 * @param tag the name of the tag.
 * @param registry where to register it; the page's registry unless given.
 */
export const define = (
  tag = 'stamps-activity-feed',
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void => {
  if (!registry || registry.get(tag)) return;
  try {
    registry.define(tag, StampsActivityFeed);
  } catch {
    // A registry takes a class once; under a second name it goes as a class of its own.
    registry.define(tag, class extends StampsActivityFeed {});
  }
};
