import {
  apiError,
  badRequest,
  html,
  methodNotAllowed,
  type ResponseData,
  unauthorized,
} from '../http/response-data.js';
import type { FaultStatus } from './faults.js';

/** Together they have every shape of error body that the vendor documents, and a gateway's HTML. */
const responses: Readonly<Record<FaultStatus, ResponseData>> = {
  400: badRequest({ user: 'Enter a valid email address or mobile number.' }, 'invalid_parameter'),
  401: unauthorized('Token has expired.'),
  // The real server sends 403 for missing credentials too, although 401 is the status for that.
  403: apiError(403, 'Authentication credentials were not provided.'),
  // `errors` is documented both as an object and as a list; this is the list.
  404: apiError(404, 'user: Member not found.', {
    errors: [{ user: 'Member not found.' }],
    error_code: 'member_not_found',
    error_message: 'Member not found.',
  }),
  405: methodNotAllowed('GET', 'POST, OPTIONS'),
  429: apiError(429, 'Request was throttled.'),
  500: apiError(500, 'Internal server error.', {
    error_code: 'server_error',
    error_message: 'Something is wrong on our end.',
  }),
  502: html(502, '502 Bad Gateway', 'nginx'),
  503: apiError(503, 'Service temporarily unavailable, try again later.'),
  504: html(504, '504 Gateway Time-out', 'nginx'),
};

export function statusResponse(status: FaultStatus): ResponseData {
  return responses[status];
}

/** The redirect of a server whose session has expired. The login page does not exist here. */
export function redirectToLogin(pathname: string): ResponseData {
  const location = `/accounts/login/?next=${encodeURIComponent(pathname)}`;
  return { status: 302, headers: { Location: location }, body: '' };
}
