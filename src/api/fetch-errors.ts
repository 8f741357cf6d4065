import type { FeedPhase } from './errors.js';
import { FeedError } from './errors.js';

export const networkError = (phase: FeedPhase, cause: unknown): FeedError =>
  new FeedError(
    'network',
    'There was no response from the API: the network failed, or the server does not allow this origin to ' +
      'read it (CORS). Check the connection, api-url, and the Access-Control headers of the response.',
    { phase, cause },
  );

export const timeoutError = (phase: FeedPhase, timeout: number): FeedError =>
  new FeedError('timeout', `The API did not respond completely within ${timeout} ms. Try again.`, {
    phase,
  });

export const tooLargeError = (phase: FeedPhase, status: number): FeedError =>
  new FeedError(
    'invalid-response',
    'The response is larger than any page of activities. Check that api-url leads to the Activity API.',
    { phase, status },
  );

export const notJsonError = (phase: FeedPhase, status: number): FeedError =>
  new FeedError(
    'invalid-response',
    'The response is not JSON. Check that api-url leads to the Activity API and not to a web page.',
    { phase, status },
  );

/** The cause is left out: engines quote the header, and with it the token. */
export const invalidTokenError = (phase: FeedPhase): FeedError =>
  new FeedError(
    'invalid-config',
    'token or token-type has a character that is not allowed in an HTTP header, such as a line break.',
    { phase },
  );
