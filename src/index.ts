/** Registers `<stamps-activity-feed>` and exports its class and types. */
import { define } from './define.js';
import type { StampsActivityFeed } from './element/index.js';

// In the entry itself, because declaration files drop imports that are only made for their side effect.
declare global {
  interface HTMLElementTagNameMap {
    'stamps-activity-feed': StampsActivityFeed;
  }
}

define();

export * from './element/index.js';
