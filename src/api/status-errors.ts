import { readMessages } from '../shared/read-messages.js';
import type { FeedErrorCode, FeedPhase } from './errors.js';
import { FeedError } from './errors.js';

/** By status; the other 4xx are `bad-request`. */
const codes: Readonly<Record<number, FeedErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  429: 'rate-limited',
};

/** What the developer can do. For the other codes, it is to try again. */
const advice: Readonly<Partial<Record<FeedErrorCode, string>>> = {
  unauthorized: 'Check token and token-type.',
  forbidden: 'Get a new token, or one for this member and merchant.',
  'not-found': 'Check user and api-url.',
  'bad-request': 'Check api-url, user, merchant-ids and olderThan.',
};

/** The error for a response whose status is not 2xx or 3xx. */
export const statusError = (
  status: number,
  body: unknown,
  phase: FeedPhase,
  memberKey?: string,
): FeedError => {
  const code = status >= 500 ? 'server' : (codes[status] ?? 'bad-request');
  const messages = readMessages(body);
  const quoted = messages.length > 0 ? `: ${messages.join(' ')}` : '.';
  return new FeedError(
    code,
    `The API responded with status ${status}${quoted} ${advice[code] ?? 'Try again later.'}`,
    {
      phase,
      status,
      messages,
      memberKey,
    },
  );
};

/** The error for a redirect, such as one to a sign-in page. */
export const redirectError = (phase: FeedPhase, status?: number): FeedError =>
  new FeedError(
    'redirected',
    'The API responded with a redirect. Check api-url, and the session behind a proxy.',
    // Browsers hide the status of a redirect: it is 0.
    { phase, status: status || undefined },
  );
