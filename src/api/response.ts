import { readMessages } from '../shared/read-messages.js';
import type { FeedErrorCode, FeedPhase } from './errors.js';
import { FeedError } from './errors.js';

const advice: Readonly<Record<number, readonly [FeedErrorCode, string]>> = {
  400: ['bad-request', 'Check user, merchant-ids and olderThan.'],
  401: ['unauthorized', 'Check the token and token-type: it may be missing, wrong or expired.'],
  403: [
    'forbidden',
    'The token may be missing or expired, or not reach this member or merchant: get a new one.',
  ],
  404: ['not-found', 'Check that user is a member, and that api-url is the base URL of the API.'],
  405: ['bad-request', 'Check that api-url leads to the Activity API, which takes GET requests.'],
  408: ['timeout', 'The server gave up waiting. Try again.'],
  429: ['rate-limited', 'Too many requests. Wait a while, then try again.'],
};

const adviceFor = (status: number): readonly [FeedErrorCode, string] => {
  if (status >= 500) return ['server', 'The server has a problem. Try again later.'];
  return advice[status] ?? ['bad-request', 'Check api-url and the query.'];
};

/** The error for an answer with a status that is no success. */
export const statusError = (
  status: number,
  body: unknown,
  phase: FeedPhase,
  memberKey?: string,
): FeedError => {
  const [code, hint] = adviceFor(status);
  const messages = readMessages(body);
  const said = messages.length > 0 ? `: ${messages.join(' ')}` : '.';
  return new FeedError(code, `The API answered with status ${status}${said} ${hint}`, {
    phase,
    status,
    messages,
    memberKey,
  });
};

/** The error for an answer that leads somewhere else, as where a session has ended. */
export const redirectError = (phase: FeedPhase, status?: number): FeedError =>
  new FeedError(
    'redirected',
    'The API answered with a redirect, which is not followed. Check api-url (http for https), and ' +
      'whether the session behind a proxy has ended.',
    // A browser hides the status of a redirect and calls it 0.
    { phase, status: status || undefined },
  );
