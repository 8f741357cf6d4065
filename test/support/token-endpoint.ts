import { createSandbox } from '../../src/sandbox/index.js';

/** A request for a token, as received by the endpoint. */
export interface TokenRequest {
  readonly method: string;
  readonly cookie: string;
  /** The token in the response, if there was one. */
  readonly token?: string;
}

const path = '/merchant/token';
const sandbox = createSandbox();
const logs = new Map<string, TokenRequest[]>();

const respond = async (params: URLSearchParams, requestNumber: number): Promise<Response> => {
  const status = Number(params.get('status') ?? 200);
  const isHit = requestNumber <= Number(params.get('times') ?? Number.POSITIVE_INFINITY);
  if (isHit && status >= 300 && status < 400) return Response.redirect('http://localhost/', status);
  if (isHit && status >= 400) return Response.json({ detail: 'No.' }, { status });
  const body = params.get('body');
  if (isHit && body !== null) return new Response(body);
  const lifetimes = params.getAll('expiresIn').map(Number);
  const expiresIn = lifetimes[Math.min(requestNumber, lifetimes.length) - 1] ?? 3600;
  const merchants = params.getAll('merchantId').map(Number);
  const merchantId = merchants[Math.min(requestNumber, merchants.length) - 1] ?? 2;
  return Response.json({ access_token: await sandbox.issueToken({ expiresIn, merchantId }) });
};

/**
 * A merchant's endpoint that issues tokens to the page: `POST /merchant/token?session=…`.
 * Parameters control its responses: `expiresIn` (seconds) and `merchantId`, one for each request;
 * `status` and `body`, for the first `times` requests. A GET with the session returns the requests
 * so far.
 */
export const tokenEndpoint = async (request: Request): Promise<Response | undefined> => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== path) return undefined;
  const session = searchParams.get('session') ?? '';
  const log = logs.get(session) ?? [];
  logs.set(session, log);
  if (request.method === 'GET') return Response.json(log);
  const answer = await respond(searchParams, log.length + 1);
  const { access_token: token } = await answer
    .clone()
    .json()
    .catch(() => ({}));
  log.push({ method: request.method, cookie: request.headers.get('Cookie') ?? '', token });
  return answer;
};
