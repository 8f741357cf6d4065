/** Registers `<stamps-activity-feed>` and exports its class and types. */
import { define } from './define.js';

define();

export * from './element/index.js';
