/**
 * What bundles for the edge get as the package: with their conditions, Lit is the build for browsers, which
 * can't be imported without a document. An app that renders the tag there works; its browser bundle has the element.
 */
export { FeedError } from './api/index.js';
export {
  StampsEndEvent,
  StampsErrorEvent,
  StampsFilterEvent,
  StampsLoadEvent,
} from './element/events.js';
export { overrideMessages, registerMessages } from './locales/index.js';

export class StampsActivityFeed {
  constructor() {
    throw new Error(
      'The element needs a document, and this bundle was made for the edge. Import it in the browser too, where it is registered. ' +
        'stamps-activity-feed/api and stamps-activity-feed/proxy work here.',
    );
  }
}
