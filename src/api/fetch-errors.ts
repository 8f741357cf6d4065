import { FeedError, invalidConfig } from './errors.js';

export const networkError = (cause: unknown): FeedError =>
  new FeedError(
    'network',
    'There was no response. Check the network, api-url, its CORS headers, and connect-src of the Content Security Policy.',
    { cause },
  );

export const timeoutError = (timeout: number): FeedError =>
  new FeedError('timeout', `There was no complete response within ${timeout} ms. Try again.`);

const unusable = (problem: string, status: number, isHtml = false): FeedError =>
  new FeedError(
    'invalid-response',
    `The response is ${problem}. Check that api-url leads to the Activity API.`,
    { status, isHtml },
  );

export const tooLargeError = (status: number): FeedError => unusable('too large', status);

export const notJsonError = (status: number, text: string): FeedError =>
  /^\s*</.test(text)
    ? unusable(
        'not JSON but a web page, perhaps of a service worker or of the sign-in to a network',
        status,
        true,
      )
    : unusable('not JSON', status);

/** The cause is left out: engines quote the header, and with it the token. */
export const invalidTokenError = (): FeedError =>
  invalidConfig('token or token-type has a character that an HTTP header must not have.');
