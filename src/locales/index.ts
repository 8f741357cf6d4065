/** The built-in languages, and the functions that add a language or change its messages. */
export { en } from './en.js';
export { id } from './id.js';
export type { Messages } from './messages.js';
export type { MessageOverrides } from './registry.js';
export { overrideMessages, registerMessages } from './registry.js';
