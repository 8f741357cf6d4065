import { parameterPrefix } from '../faults/switches.js';

/** One request that a session made, as `/sandbox/requests?session=…` lists it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The query string without the sandbox's own parameters; begins with `?`, or is empty. */
  readonly search: string;
  /** Scheme of `Authorization`, e.g. `Bearer`; never the token. `null`: no such header. */
  readonly authorization: string | null;
  readonly origin: string | null;
  readonly referer: string | null;
  readonly cookie: boolean;
  /** `null` while the answer is being held back, and for ever if the client left before it. */
  status: number | null;
  /** Whether the client went away before it had all of the answer. */
  aborted: boolean;
}

function searchOf(url: URL): string {
  const params = new URLSearchParams(url.search);
  for (const name of new Set(params.keys())) {
    if (name.startsWith(parameterPrefix)) params.delete(name);
  }
  return params.size > 0 ? `?${params}` : '';
}

export function loggedRequest(request: Request, url: URL): LoggedRequest {
  const { headers } = request;
  const entry: LoggedRequest = {
    method: request.method,
    path: url.pathname,
    search: searchOf(url),
    authorization: headers.get('Authorization')?.trim().split(/\s+/)[0] ?? null,
    origin: headers.get('Origin'),
    referer: headers.get('Referer'),
    cookie: headers.has('Cookie'),
    status: null,
    aborted: request.signal.aborted,
  };
  request.signal.addEventListener('abort', () => (entry.aborted = true), { once: true });
  return entry;
}
