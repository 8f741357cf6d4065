import { tag } from './build-constants.js';
import { each } from './for-each.js';
import type { LoaderError } from './loader-error.js';

/**
 * Tells the console once, and each place by a `stamps-error` event as the element itself sends it. What
 * the author wrote stays.
 */
export function report(problem: string, places: ArrayLike<Element>): void {
  var error = new Error(tag + ': ' + problem) as LoaderError;
  error.code = 'not-loaded';
  error.phase = 'first';
  error.messages = [];
  error.retryable = false;
  console.error(error.message, places);
  each(places, function (place) {
    // The older way: Prototype.js and MooTools have an Event of their own.
    var event = document.createEvent('Event') as Event & { error: LoaderError };
    event.initEvent('stamps-error', true, false);
    event.error = error;
    place.dispatchEvent(event);
  });
}
