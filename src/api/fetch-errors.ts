import type { FeedPhase } from './errors.js';
import { FeedError } from './errors.js';

export const networkError = (phase: FeedPhase, cause: unknown): FeedError =>
  new FeedError(
    'network',
    'There was no response. Check the network, api-url, and the Access-Control headers (CORS).',
    { phase, cause },
  );

export const timeoutError = (phase: FeedPhase, timeout: number): FeedError =>
  new FeedError('timeout', `There was no complete response within ${timeout} ms. Try again.`, {
    phase,
  });

export const tooLargeError = (phase: FeedPhase, status: number): FeedError =>
  new FeedError(
    'invalid-response',
    'The response is too large. Check that api-url leads to the Activity API.',
    { phase, status },
  );

export const notJsonError = (phase: FeedPhase, status: number, text: string): FeedError => {
  const isHtml = /^\s*</.test(text);
  return new FeedError(
    'invalid-response',
    isHtml
      ? 'The response is not JSON but a web page. Check that api-url leads to the Activity API. On a single device, the sign-in page of its network may have answered, or a service worker.'
      : 'The response is not JSON. Check that api-url leads to the Activity API and not to a web page.',
    { phase, status, isHtml },
  );
};

/** The cause is left out: engines quote the header, and with it the token. */
export const invalidTokenError = (phase: FeedPhase): FeedError =>
  new FeedError(
    'invalid-config',
    'token or token-type has a character that an HTTP header must not have.',
    { phase },
  );
