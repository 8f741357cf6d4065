import { endpointUrl } from '../shared/api-url.js';
import { discardBody } from '../shared/read-body.js';
import { retryAfterOf } from '../shared/retry-after.js';
import { isRedirect } from '../shared/trailing-slash.js';
import { type ActivitiesRequest, upstreamQuery } from './activities-request.js';
import { isConnectionReset } from './connection-error.js';
import { ActivityProxyError, networkError } from './errors.js';
import { fetchWithSlashFallback } from './fetch-with-slash-fallback.js';
import type { ResolvedOptions } from './read-options.js';
import { isFirewall, readResponse } from './read-response.js';
import type { RequestScope } from './request-scope.js';
import { errorResponse, type ProxyResponse } from './responses.js';
import type { TokenKeeper } from './token/token-keeper.js';

/** The longest time for which a 429 of the API holds further requests back. */
const maxHoldMs = 3_600_000;

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
const isRefusal = (response: Response): boolean =>
  response.status === 401 || (response.status === 403 && !isFirewall(response));

/** Returns a function that sends a member's request to Stamps, with the server's token. */
export const createUpstream = <Context>(options: ResolvedOptions<Context>, tokens: TokenKeeper) => {
  const { apiUrl, hasTrailingSlash, tokenType } = options;
  const slashKey = `${hasTrailingSlash} ${apiUrl}`;
  const init: RequestInit = { redirect: 'manual', ...noStore() };
  let heldUntil = Number.NEGATIVE_INFINITY;

  /** Sends a request, and repeats it once if the server had closed the connection. */
  const sendTo = async (
    to: string,
    headers: Readonly<Record<string, string>>,
    scope: RequestScope,
    signal: AbortSignal,
  ): Promise<Response> => {
    const sendOnce = () => {
      signal.throwIfAborted();
      scope.attempt += 1;
      return options.fetch(to, { ...init, headers, signal });
    };
    try {
      return await sendOnce();
    } catch (error) {
      if (!isConnectionReset(error)) throw error;
      return sendOnce();
    }
  };

  const send = async (
    url: URL,
    token: string,
    scope: RequestScope,
    signal: AbortSignal,
  ): Promise<Response> => {
    const headers = {
      ...scope.forwarded,
      ...options.headers,
      accept: 'application/json',
      authorization: `${tokenType} ${token}`,
    };
    const response = await fetchWithSlashFallback(
      slashKey,
      url,
      (to) => sendTo(to, headers, scope, signal),
      signal,
    ).catch((error) => {
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

  /** After a 429, no request is sent until the time that Stamps asked for. */
  const hold = (response: Response): void => {
    const milliseconds = response.status === 429 ? (retryAfterOf(response) ?? 0) : 0;
    if (milliseconds > 0) heldUntil = performance.now() + Math.min(maxHoldMs, milliseconds);
  };

  const heldBack = (): ProxyResponse | undefined => {
    const milliseconds = heldUntil - performance.now();
    if (milliseconds <= 0) return undefined;
    const seconds = String(Math.ceil(milliseconds / 1000));
    return errorResponse(429, `Stamps is busy. Try again in ${seconds} s.`, {
      'Retry-After': seconds,
    });
  };

  return async (
    request: ActivitiesRequest,
    member: string,
    scope: RequestScope,
    signal: AbortSignal,
  ): Promise<ProxyResponse> => {
    const held = heldBack();
    if (held) return held;
    const path = `${request.endpoint}${hasTrailingSlash ? '/' : ''}`;
    const url = endpointUrl(apiUrl, path, upstreamQuery(request, member));
    const waiter = { signal, waitUntil: scope.waitUntil };
    let token = await tokens.get(waiter);
    let response = await send(url, token, scope, signal);
    if (isRefusal(response)) {
      discardBody(response);
      const renewed = await tokens.renew(waiter, token);
      if (renewed !== token) {
        token = renewed;
        response = await send(url, token, scope, signal);
      }
    }
    hold(response);
    if (!isRefusal(response)) return readResponse(response, token, options, scope, signal);
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
