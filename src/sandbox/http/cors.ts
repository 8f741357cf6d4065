/** Headers that a page of another origin may send: the defaults of Django's CORS package. */
const allowedHeaders =
  'accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with';

/** How long a browser may cache a preflight response, in seconds. */
const maxAge = '86400';

export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('Access-Control-Request-Method');
}

function allowOrigin(request: Request, headers: Headers): void {
  headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*');
  headers.append('Vary', 'Origin');
}

/** Allows any origin to use the endpoint's methods. */
export function preflightResponse(request: Request, methods: readonly string[]): Response {
  const headers = new Headers({
    'Access-Control-Allow-Headers': allowedHeaders,
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Max-Age': maxAge,
  });
  allowOrigin(request, headers);
  headers.append('Vary', 'Access-Control-Request-Headers');
  return new Response(null, { status: 204, headers });
}

/**
 * Lets a page of another origin read the response. Such a page can't read `Retry-After` unless the
 * server exposes it.
 */
export function allowCrossOriginRead(
  request: Request,
  headers: Headers,
  exposeRetryAfter: boolean,
): void {
  allowOrigin(request, headers);
  if (exposeRetryAfter) headers.set('Access-Control-Expose-Headers', 'Retry-After');
}
