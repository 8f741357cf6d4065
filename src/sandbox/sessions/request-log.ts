import { paramPrefix } from '../faults/fault-params.js';

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
  /** Whether the client went away while its answer was held back, stalled or trickled. */
  aborted: boolean;
}

function searchWithoutSandboxParams(url: URL): string {
  const params = new URLSearchParams(url.search);
  for (const name of new Set(params.keys())) {
    if (name.startsWith(paramPrefix)) params.delete(name);
  }
  return params.size > 0 ? `?${params}` : '';
}

/** A request on its way: to be told when its answer is all there. */
export interface LogHandle {
  readonly entry: LoggedRequest;
  /** Servers abort the signal of answers that are complete too; from now on that means nothing. */
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
  const left = (): void => {
    entry.aborted = true;
  };
  signal.addEventListener('abort', left, { once: true });
  return { entry, complete: () => signal.removeEventListener('abort', left) };
}
