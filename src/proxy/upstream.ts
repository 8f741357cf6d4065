import { endpointUrl } from '../shared/api-url.js';
import { parseJson } from '../shared/parse-json.js';
import { discardBody, readBody } from '../shared/read-body.js';
import { redactToken } from '../shared/redact-token.js';
import { retryAfter } from '../shared/retry-after.js';
import { isRedirect } from '../shared/trailing-slash.js';
import { type ActivitiesRequest, upstreamQuery } from './activities-request.js';
import { ActivityProxyError, networkError } from './errors.js';
import { fetchWithSlashFallback } from './fetch-with-slash-fallback.js';
import type { ResolvedOptions } from './read-options.js';
import { errorResponse, type ProxyResponse } from './responses.js';
import { createTokenProvider } from './token-provider.js';

/** The longest `Retry-After` that is passed on, in milliseconds. */
const maxRetryAfterMs = 1e12;

/** `cache: 'no-store'` where the runtime knows it. Workers throw for fields that they don't know. */
const noStore = (): RequestInit => {
  try {
    // Without it, older versions of Next cache what a server fetches.
    new Request('https://localhost', { cache: 'no-store' });
    return { cache: 'no-store' };
  } catch {
    return {};
  }
};

/** Whether the token was refused. */
const isAuthError = ({ status }: Response): boolean => status === 401 || status === 403;

/** Whether a status can be the final one of a response. A `Response` with any other can't be created. */
const isFinal = (status: number): boolean => status >= 200 && status <= 599;

/** Whether an error is temporary. A gateway often sends HTML with it, and the status is enough. */
const isTemporary = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** The `Retry-After` header, if it is valid. */
const retryAfterHeader = ({ headers }: Response): ProxyResponse['headers'] => {
  const value = headers.get('Retry-After')?.trim() ?? '';
  const milliseconds = retryAfter(value, Date.now());
  const isValid = milliseconds !== undefined && milliseconds < maxRetryAfterMs;
  return isValid ? { 'Retry-After': value } : {};
};

/**
 * Turns a response of the API into the one for the page.
 *
 * @throws {ActivityProxyError} if it can't be passed on.
 */
const passOn = async (
  response: Response,
  token: string,
  { maxBytes, report }: ResolvedOptions<never>,
  signal: AbortSignal,
): Promise<ProxyResponse> => {
  const { status } = response;
  const text = await readBody(response, signal, maxBytes).catch((error) => {
    throw networkError('network', 'Stamps', error);
  });
  const invalid = (message: string) =>
    new ActivityProxyError('invalid-response', message, { status });
  if (text === undefined) {
    throw invalid(`The response of Stamps is larger than ${maxBytes} bytes. Check maxBytes.`);
  }
  if (redactToken(text, token) !== text) {
    throw invalid('Stamps repeated the access token in its response, which was not passed on.');
  }
  if (!isFinal(status)) {
    throw invalid(
      `Stamps responded with status ${status}, which HTTP does not have. Check apiUrl.`,
    );
  }
  if (isTemporary(status)) {
    const code = status < 500 ? 'rate-limited' : 'server';
    report(new ActivityProxyError(code, `Stamps responded with status ${status}.`, { status }));
  }
  if (parseJson(text) !== undefined) {
    return { status: response.ok ? 200 : status, body: text, headers: retryAfterHeader(response) };
  }
  if (!isTemporary(status)) {
    throw invalid(`Stamps responded with status ${status}, but not with JSON. Check apiUrl.`);
  }
  const detail = 'Stamps is not available. Try again later.';
  return errorResponse(status, detail, retryAfterHeader(response));
};

/** Returns a function that sends a member's request to Stamps, with the server's token. */
export const createUpstream = <Context>(options: ResolvedOptions<Context>) => {
  const { apiUrl, hasTrailingSlash, tokenType, getToken, timeout } = options;
  const tokens = createTokenProvider(getToken, timeout);
  const init: RequestInit = { redirect: 'manual', ...noStore() };

  const send = async (url: URL, token: string, signal: AbortSignal): Promise<Response> => {
    const headers = { Accept: 'application/json', Authorization: `${tokenType} ${token}` };
    const sendTo = async (to: string): Promise<Response> => {
      signal.throwIfAborted();
      return options.fetch(to, { ...init, headers, signal });
    };
    const slashKey = `${hasTrailingSlash} ${apiUrl}`;
    const response = await fetchWithSlashFallback(slashKey, url, sendTo, signal).catch((error) => {
      throw networkError('network', 'Stamps', error);
    });
    if (!isRedirect(response)) return response;
    discardBody(response);
    throw new ActivityProxyError(
      'redirected',
      'Stamps responded with a redirect, which is not followed: it could send the token to another server. ' +
        'Check apiUrl.',
      { status: response.status || undefined },
    );
  };

  return async (
    request: ActivitiesRequest,
    member: string,
    signal: AbortSignal,
  ): Promise<ProxyResponse> => {
    const path = `${request.endpoint}${hasTrailingSlash ? '/' : ''}`;
    const url = endpointUrl(apiUrl, path, upstreamQuery(request, member));
    let token = await tokens.get();
    let response = await send(url, token, signal);
    if (isAuthError(response)) {
      discardBody(response);
      const renewed = await tokens.renew(token);
      if (renewed !== token) {
        token = renewed;
        response = await send(url, token, signal);
      }
    }
    if (!isAuthError(response)) return passOn(response, token, options, signal);
    discardBody(response);
    const { status } = response;
    throw new ActivityProxyError(
      'unauthorized',
      `Stamps responded with status ${status}: the access token is wrong, has expired, or is not valid for ` +
        'this member or merchant. Check token or getToken.',
      { status },
    );
  };
};
