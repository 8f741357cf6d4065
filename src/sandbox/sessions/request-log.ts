import { paramPrefix } from '../faults/fault-params.js';

/** One request of a session, as `GET /sandbox/requests?session=…` lists it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The query string without the sandbox's own parameters: empty, or beginning with `?`. */
  readonly search: string;
  /** Scheme of the `Authorization` header, e.g. `Bearer`, without the token. `null` if absent. */
  readonly authorization: string | null;
  readonly origin: string | null;
  readonly referer: string | null;
  /** Whether the request had a `Cookie` header. */
  readonly cookie: boolean;
  /** Status of the response. `null` while it is delayed, or if the client aborted before it. */
  status: number | null;
  /** Whether the client aborted before the response was complete. */
  aborted: boolean;
}

function searchWithoutSandboxParams(url: URL): string {
  const params = new URLSearchParams(url.search);
  for (const name of new Set(params.keys())) {
    if (name.startsWith(paramPrefix)) params.delete(name);
  }
  return params.size > 0 ? `?${params}` : '';
}

export interface LogHandle {
  readonly entry: LoggedRequest;
  /**
   * Marks the response as complete. Servers abort a request's signal after complete responses too,
   * so an abort from now on is not logged.
   */
  complete(): void;
}

export function logRequest(request: Request, url: URL): LogHandle {
  const { headers, signal } = request;
  const entry: LoggedRequest = {
    method: request.method,
    path: url.pathname,
    search: searchWithoutSandboxParams(url),
    authorization: headers.get('Authorization')?.trim().split(/\s+/)[0] ?? null,
    origin: headers.get('Origin'),
    referer: headers.get('Referer'),
    cookie: headers.has('Cookie'),
    status: null,
    aborted: signal.aborted,
  };
  const markAborted = (): void => {
    entry.aborted = true;
  };
  signal.addEventListener('abort', markAborted, { once: true });
  return { entry, complete: () => signal.removeEventListener('abort', markAborted) };
}
