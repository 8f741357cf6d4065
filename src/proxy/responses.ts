import type { Answer } from './answer.js';

/** A response to the page, before the headers that all responses have. */
export interface ProxyResponse {
  readonly status: number;
  /** JSON; `undefined` for a response without a body. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The methods that both endpoints allow. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

/** An error with a `detail`, as the API's own errors have. */
export const errorResponse = (
  status: number,
  detail: string,
  headers?: ProxyResponse['headers'],
): ProxyResponse => ({ status, body: JSON.stringify({ detail }), headers });

/** The response to a request that cannot be read. */
export const badRequest: ProxyResponse = errorResponse(400, 'Bad request.');

/** An error about one parameter, as the API's own: 400 if its value is invalid, 403 if it is not allowed. */
export const parameterError = (
  name: string,
  problem: string,
  status: 400 | 403 = 400,
): ProxyResponse => {
  const detail = `${name}: ${problem}`;
  const error_code = status === 403 ? 'permission_denied' : 'invalid_parameter';
  const body = { detail, errors: { [name]: problem }, error_code, error_message: detail };
  return { status, body: JSON.stringify(body) };
};

/**
 * Adds the fixed headers. Headers of the API are passed on only if `headers` names them.
 *
 * @param more headers of this request, such as those of CORS.
 */
export const toAnswer = (
  { status, body, headers }: ProxyResponse,
  method: string,
  more?: Readonly<Record<string, string>>,
): Answer => ({
  status,
  headers: {
    'Cache-Control': 'private, no-store',
    Vary: 'Cookie',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...headers,
    ...more,
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  },
  body: method === 'HEAD' ? undefined : body,
});

export const toResponse = ({ status, headers, body }: Answer): Response =>
  new Response(body ?? null, { status, headers });
