/** Registers `<stamps-activity-feed>` and exports its class and types. */
import { define } from './define.js';
import type { StampsActivityFeed } from './element/index.js';

// Here, in the entry itself: a declaration file keeps no import that brings no name along.
declare global {
  interface HTMLElementTagNameMap {
    'stamps-activity-feed': StampsActivityFeed;
  }
}

define();

export * from './element/index.js';
