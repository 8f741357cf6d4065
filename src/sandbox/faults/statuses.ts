import {
  type Answer,
  badRequest,
  failure,
  html,
  methodNotAllowed,
  unauthorized,
} from '../http/answers.js';
import type { FaultStatus } from './faults.js';

/** What comes with each status: every shape of error body that the vendor documents, and a gateway's. */
const answers: Readonly<Record<FaultStatus, Answer>> = {
  400: badRequest({ user: 'Enter a valid email address or mobile number.' }, 'invalid_parameter'),
  401: unauthorized('Token has expired.'),
  // Seen with missing credentials too, although 401 is the status for that.
  403: failure(403, 'Authentication credentials were not provided.'),
  // The one with a list of errors.
  404: failure(404, 'user: Member not found.', {
    errors: [{ user: 'Member not found.' }],
    error_code: 'member_not_found',
    error_message: 'Member not found.',
  }),
  405: methodNotAllowed('GET', 'POST, OPTIONS'),
  429: failure(429, 'Request was throttled.'),
  500: failure(500, 'Internal server error.', {
    error_code: 'server_error',
    error_message: 'Something is wrong on our end.',
  }),
  502: html(502, '502 Bad Gateway', 'nginx'),
  503: failure(503, 'Service temporarily unavailable, try again later.'),
  504: html(504, '504 Gateway Time-out', 'nginx'),
};

export function statusAnswer(status: FaultStatus): Answer {
  return answers[status];
}

/** Where a server sends who is not signed in. There is nothing at that address. */
export function redirectToLogin(pathname: string): Answer {
  const location = `/accounts/login/?next=${encodeURIComponent(pathname)}`;
  return { status: 302, headers: { Location: location }, body: '' };
}
