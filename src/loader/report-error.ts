import { tagName } from './build-constants.js';
import type { EmbedTarget } from './embed-target.js';
import { forEach } from './for-each.js';
import type { LoaderError } from './types.js';

var warned: Record<string, boolean> = {};

/** Writes a warning to the console, once for each message. */
export function warnOnce(message: string): void {
  if (warned[message] !== true) console.warn(tagName + ': ' + message);
  warned[message] = true;
}

/**
 * Writes an error to the console, and dispatches a `stamps-error` event at each target, like the one of
 * the element. The content of the targets stays.
 */
export function reportError(problem: string, targets: ArrayLike<EmbedTarget>): void {
  var error = new Error(tagName + ': ' + problem) as LoaderError;
  error.code = 'not-loaded';
  error.phase = 'first';
  error.messages = [];
  error.retryable = false;
  console.error(error.message, targets);
  forEach(targets, function (target) {
    // Not `new Event`, because Prototype.js and MooTools replace the global `Event`.
    var event = Document.prototype.createEvent.call(document, 'Event') as Event & {
      error: LoaderError;
    };
    event.initEvent('stamps-error', true, false);
    event.error = error;
    target.dispatchEvent(event);
  });
}
