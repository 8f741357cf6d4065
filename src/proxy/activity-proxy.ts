import { withTimeout } from '../shared/with-timeout.js';
import { endpointOf, readActivitiesRequest } from './activities-request.js';
import { type Answer, rememberAnswer } from './answer.js';
import { type Cors, createCors } from './cors.js';
import { ActivityProxyError } from './errors.js';
import { callHook } from './hooks.js';
import { normalizeMember } from './member-address.js';
import { createMemberKeys, signedOutKey } from './member-key.js';
import type { ActivityProxyOptions } from './options.js';
import { createRateLimit, type RateLimitState } from './rate-limit.js';
import { readOptions } from './read-options.js';
import { createScope } from './request-scope.js';
import { resolveMember } from './resolve-member.js';
import {
  allowedMethods,
  badRequest,
  errorResponse,
  type ProxyResponse,
  toAnswer,
  toResponse,
} from './responses.js';
import { createServices } from './services.js';
import { createUpstream } from './upstream.js';

/**
 * A handler for web-standard requests. It never rejects. `context` is passed to `resolveUser`. On Workers,
 * `execution` is the third argument of `fetch`: with its `waitUntil`, the request for a token goes on when the
 * page that caused it has gone.
 */
export type ActivityProxy<Context = unknown> = (
  request: Request,
  context?: Context,
  execution?: unknown,
) => Promise<Response>;

/** The response to a request that needs no member: an OPTIONS request, or one that is not allowed. */
const respondWithoutMember = (
  { method, headers }: Request,
  { isAllowed }: Cors,
): ProxyResponse | undefined => {
  if (method === 'OPTIONS') return { status: 204, headers: { Allow: allowedMethods } };
  if (method !== 'GET' && method !== 'HEAD') {
    return errorResponse(405, `Method "${method}" not allowed.`, { Allow: allowedMethods });
  }
  // Requests of another site's page may carry the member's cookies.
  if (headers.get('Sec-Fetch-Site') === 'cross-site' && !isAllowed) {
    return errorResponse(403, 'Requests from other sites are not allowed.');
  }
  return undefined;
};

/** The part of the timeout that `resolveUser` may take: 10 seconds by default. */
const sessionShare = 2 / 3;

/** The URL of a request; `undefined` if it is invalid, which some frameworks allow. */
const parseUrl = (url: string): URL | undefined => {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
};

/** The page's response to an error. It does not show what is behind the proxy. */
const respondToError = ({ code, retryAfter }: ActivityProxyError): ProxyResponse => {
  if (code === 'session') {
    return errorResponse(500, 'The session could not be read. Try again later.');
  }
  if (code === 'internal') return errorResponse(500, 'The proxy failed. Try again later.');
  if (code === 'timeout') {
    return errorResponse(504, 'Stamps did not respond in time. Try again later.');
  }
  const headers = retryAfter ? { 'Retry-After': String(retryAfter) } : undefined;
  return errorResponse(502, 'Stamps could not be reached. Try again later.', headers);
};

const toProxyError = (error: unknown): ActivityProxyError =>
  error instanceof ActivityProxyError
    ? error
    : new ActivityProxyError('internal', 'The proxy failed. See the cause.', { cause: error });

/** The headers of the IETF draft `draft-ietf-httpapi-ratelimit-headers-06`. */
const rateLimitHeaders = ({ limit, remaining, reset }: RateLimitState) => ({
  'RateLimit-Limit': String(limit),
  'RateLimit-Remaining': String(remaining),
  'RateLimit-Reset': String(reset),
});

/** What is rarely missing: tests and odd servers call the proxy with less than a request. */
const headersOf = (request: Request): Headers => request?.headers ?? new Headers();

/**
 * Creates the merchant's own endpoint for the feed. It holds the token, and responds with the activities of
 * the signed-in member only, even if the page requests others. Each request passes these steps:
 *
 * 1. Request: only GET, HEAD and OPTIONS of the two activity endpoints are allowed, and not from other sites.
 * 2. Member: `resolveUser` reads the session. If no member is signed in, the response is 401.
 * 3. Rate limit: a member with more than `requestsPerMinute` requests gets 429. A `store` counts for all
 *    processes.
 * 4. Parameters: `older_than` and `merchant_id` are validated. All others are dropped, `user` included.
 * 5. Upstream: Stamps gets the request with the server's token, which is renewed once if it is refused. The
 *    request is repeated once if Stamps had closed the connection.
 * 6. Response: the page gets the JSON of Stamps with fixed headers. An error is reported to `onError`, and
 *    the page gets a status and a general message.
 *
 * Mount it at any path, such as `/stamps/activities` and `/stamps/activities/by-merchant-group` for
 * `api-url="/stamps"`. It does not retry failed requests, because the feed does.
 *
 * @throws {TypeError} that names the invalid option.
 */
export const createActivityProxy = <Context = unknown>(
  options: ActivityProxyOptions<Context>,
): ActivityProxy<Context> => {
  const resolved = readOptions(options);
  const { resolveUser, merchantIds, timeout, report, onResponse } = resolved;
  const { tokens, store } = createServices(resolved);
  const fetchUpstream = createUpstream(resolved, tokens);
  const memberKeysOf = createMemberKeys(resolved.secret);
  const countRequest = createRateLimit(resolved.requestsPerMinute, store);
  const corsOf = createCors(resolved.allowedOrigins);
  const timeoutError = () =>
    new ActivityProxyError(
      'timeout',
      `There was no response within ${timeout} ms. Check resolveUser, getToken and the network.`,
    );

  const answerRequest = async (
    request: Request,
    context?: unknown,
    execution?: unknown,
  ): Promise<Answer> => {
    const begin = performance.now();
    const scope = createScope(headersOf(request), execution);
    const more: Record<string, string> = { 'X-Request-Id': scope.requestId };

    const respond = async (signal: AbortSignal): Promise<ProxyResponse> => {
      const url = parseUrl(request.url);
      if (!url) return badRequest;
      const cors = corsOf(request);
      Object.assign(more, cors.headers);
      const endpoint = endpointOf(url.pathname);
      if (!endpoint) return errorResponse(404, 'Not found.');
      const response = respondWithoutMember(request, cors);
      if (response) return response;
      const member = await resolveMember(
        () => resolveUser(request, context as Context),
        Math.ceil(timeout * sessionShare),
      );
      if (!member) {
        more['Stamps-Member-Key'] = signedOutKey;
        return errorResponse(401, 'No member is signed in.');
      }
      const address = normalizeMember(member);
      const { publicKey, storeKey } = await memberKeysOf(address);
      more['Stamps-Member-Key'] = publicKey;
      const state = await countRequest(address, storeKey);
      if (state) Object.assign(more, rateLimitHeaders(state));
      if (state && !state.isAllowed) {
        return errorResponse(429, `Too many requests. Try again in ${state.reset} s.`, {
          'Retry-After': String(state.reset),
        });
      }
      const activitiesRequest = readActivitiesRequest(endpoint, url.searchParams, merchantIds);
      if ('error' in activitiesRequest) return activitiesRequest.error;
      return fetchUpstream(activitiesRequest, member, scope, signal);
    };

    const fail = (reason: unknown): ProxyResponse => {
      const error = toProxyError(reason);
      report(error, scope);
      return respondToError(error);
    };
    const signal = request?.signal;
    const response = await withTimeout(respond, { timeout, timeoutError, signal }).catch(
      // The browser has gone. Servers log this as status 499.
      (reason: unknown) => (signal?.aborted ? { status: 499 } : fail(reason)),
    );
    if (onResponse) {
      const { requestId, attempt } = scope;
      const duration = performance.now() - begin;
      const done = callHook(onResponse, { status: response.status, duration, attempt, requestId });
      scope.waitUntil?.(done);
    }
    return toAnswer(response, request?.method, more);
  };

  const proxy: ActivityProxy<Context> = async (request, context, execution) =>
    toResponse(await answerRequest(request, context, execution));
  rememberAnswer(proxy, answerRequest);
  return proxy;
};
