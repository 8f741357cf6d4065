/** The languages: every word that the feed says, and the way to add or change them. */
export { en } from './en.js';
export { id } from './id.js';
export type { Messages } from './messages.js';
export type { SomeMessages } from './registry.js';
export { overrideMessages, registerMessages } from './registry.js';
