import { readMessages } from '../shared/read-messages.js';
import type { FeedErrorCode, FeedPhase } from './errors.js';
import { FeedError } from './errors.js';

const knownStatuses: Readonly<Record<number, readonly [FeedErrorCode, string]>> = {
  400: ['bad-request', 'Check user, merchant-ids and olderThan.'],
  401: ['unauthorized', 'Check token and token-type: the token may be missing, wrong or expired.'],
  403: [
    'forbidden',
    'The token may be missing or expired, or not valid for this member or merchant: get a new one.',
  ],
  404: ['not-found', 'Check that user is a member, and that api-url is the base URL of the API.'],
  405: ['bad-request', 'Check that api-url leads to the Activity API, which takes GET requests.'],
  408: ['timeout', 'The server waited too long for the request. Try again.'],
  429: ['rate-limited', 'There were too many requests. Wait a while, then try again.'],
};

const describeStatus = (status: number): readonly [FeedErrorCode, string] => {
  if (status >= 500) return ['server', 'The server has a problem. Try again later.'];
  return knownStatuses[status] ?? ['bad-request', 'Check api-url and the query.'];
};

/** The error for a response whose status is not 2xx or 3xx. */
export const statusError = (
  status: number,
  body: unknown,
  phase: FeedPhase,
  memberKey?: string,
): FeedError => {
  const [code, advice] = describeStatus(status);
  const messages = readMessages(body);
  const quoted = messages.length > 0 ? `: ${messages.join(' ')}` : '.';
  return new FeedError(code, `The API responded with status ${status}${quoted} ${advice}`, {
    phase,
    status,
    messages,
    memberKey,
  });
};

/** The error for a redirect, such as one to a sign-in page. */
export const redirectError = (phase: FeedPhase, status?: number): FeedError =>
  new FeedError(
    'redirected',
    'The API responded with a redirect, which is not followed. Check api-url (http instead of https?), ' +
      'and whether the session behind a proxy has ended.',
    // Browsers hide the status of a redirect: it is 0.
    { phase, status: status || undefined },
  );
