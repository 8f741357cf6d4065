/** An answer before it is on its way. */
export interface Answer {
  readonly status: number;
  /** JSON; absent: none. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The methods of both endpoints. */
export const allow = 'GET, HEAD, OPTIONS';

/** An error in the API's own shape. */
export const problem = (
  status: number,
  detail: string,
  headers?: Readonly<Record<string, string>>,
): Answer => ({ status, body: JSON.stringify({ detail }), headers });

/** A 400, or a 403 for what is not to be had, that names the parameter as the API does. */
export const badParameter = (name: string, text: string, status = 400): Answer => {
  const detail = `${name}: ${text}`;
  const error_code = status === 403 ? 'permission_denied' : 'invalid_parameter';
  const body = { detail, errors: { [name]: text }, error_code, error_message: detail };
  return { status, body: JSON.stringify(body) };
};

/** The answer as the page gets it: with no header of the API that is not named here. */
export const toResponse = (
  { status, body, headers = {} }: Answer,
  isHead: boolean,
  memberKey?: string,
): Response => {
  const all = new Headers({
    'Cache-Control': 'private, no-store',
    Vary: 'Cookie',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...headers,
  });
  if (body !== undefined) all.set('Content-Type', 'application/json');
  if (memberKey) all.set('Stamps-Member-Key', memberKey);
  return new Response(isHead ? null : (body ?? null), { status, headers: all });
};
