import { readMessages } from '../shared/read-messages.js';
import type { FeedErrorCode } from './errors.js';
import { FeedError } from './errors.js';

/** The code of a status, and what the developer can do beside trying again. */
type Meaning = readonly [code: FeedErrorCode, advice?: string];

const meanings: Readonly<Record<number, Meaning>> = {
  401: ['unauthorized', 'Check token and token-type, or the session behind your proxy.'],
  403: ['forbidden', 'Get a new token, or one for this member and merchant.'],
  404: ['not-found', 'Check user, api-url, and the proxy behind it.'],
  408: ['timeout'],
  429: ['rate-limited'],
};

const meaningOf = (status: number): Meaning =>
  status >= 500
    ? ['server']
    : (meanings[status] ?? ['bad-request', 'Check api-url, user, merchant-ids and olderThan.']);

/** The error for a response whose status is not 2xx or 3xx. */
export const statusError = (status: number, body: unknown, memberKey?: string): FeedError => {
  const [code, advice = 'Try again later.'] = meaningOf(status);
  const messages = readMessages(body);
  const quoted = messages.length > 0 ? `: ${messages.join(' ')}` : '.';
  return new FeedError(code, `The API responded with status ${status}${quoted} ${advice}`, {
    status,
    messages,
    memberKey,
  });
};

/** The error for a redirect, such as one to a sign-in page. */
export const redirectError = (status: number): FeedError =>
  new FeedError(
    'redirected',
    'The API responded with a redirect. Check api-url, and the session behind a proxy.',
    // Browsers hide the status of a redirect: it is 0.
    { status: status || undefined },
  );
