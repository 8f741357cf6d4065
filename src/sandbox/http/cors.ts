/** What a page of another origin may send: the defaults of the server's framework. */
const requestHeaders =
  'accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with';

/** How long a browser may remember a preflight, in seconds. */
const maxAge = '86400';

/** Whether a browser only asks if it may send the request that it has in mind. */
export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('Access-Control-Request-Method');
}

function allowOrigin(request: Request, headers: Headers): void {
  headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*');
  headers.append('Vary', 'Origin');
}

/** The answer to a preflight: any origin may come, with any of the endpoint's methods. */
export function preflight(request: Request, methods: readonly string[]): Response {
  const headers = new Headers({
    'Access-Control-Allow-Headers': requestHeaders,
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Max-Age': maxAge,
  });
  allowOrigin(request, headers);
  headers.append('Vary', 'Access-Control-Request-Headers');
  return new Response(null, { status: 204, headers });
}

/**
 * Lets the page of another origin read an answer. `Retry-After` is not among the headers that it
 * may read unless the server says so.
 */
export function shareWithOrigin(
  request: Request,
  headers: Headers,
  exposeRetryAfter: boolean,
): void {
  allowOrigin(request, headers);
  if (exposeRetryAfter) headers.set('Access-Control-Expose-Headers', 'Retry-After');
}
