import { withTimeout } from '../shared/with-timeout.js';
import { endpointOf, readActivitiesRequest } from './activities-request.js';
import { ActivityProxyError } from './errors.js';
import { normalizeMember } from './member-address.js';
import { createMemberKey, signedOutKey } from './member-key.js';
import type { ActivityProxyOptions } from './options.js';
import { createRateLimit } from './rate-limit.js';
import { readOptions } from './read-options.js';
import { resolveMember } from './resolve-member.js';
import {
  allowedMethods,
  badRequest,
  errorResponse,
  type ProxyResponse,
  toResponse,
} from './responses.js';
import { createUpstream } from './upstream.js';

/** A handler for web-standard requests. It never rejects. `context` is passed to `resolveUser`. */
export type ActivityProxy<Context = unknown> = (
  request: Request,
  context?: Context,
) => Promise<Response>;

/** The response to a request that needs no member: an OPTIONS request, or one that is not allowed. */
const respondWithoutMember = ({ method, headers }: Request): ProxyResponse | undefined => {
  if (method === 'OPTIONS') return { status: 204, headers: { Allow: allowedMethods } };
  if (method !== 'GET' && method !== 'HEAD') {
    return errorResponse(405, `Method "${method}" not allowed.`, { Allow: allowedMethods });
  }
  // Requests of another site's page may carry the member's cookies.
  if (headers.get('Sec-Fetch-Site') === 'cross-site') {
    return errorResponse(403, 'Requests from other sites are not allowed.');
  }
  return undefined;
};

/** The part of the timeout that `resolveUser` may take: 10 seconds by default. */
const sessionShare = 2 / 3;

/** The URL of a request; `undefined` if it is invalid, which some frameworks allow. */
const parseUrl = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** The page's response to an error. It does not show what is behind the proxy. */
const respondToError = ({ code }: ActivityProxyError): ProxyResponse => {
  if (code === 'session') {
    return errorResponse(500, 'The session could not be read. Try again later.');
  }
  if (code === 'internal') return errorResponse(500, 'The proxy failed. Try again later.');
  if (code === 'timeout') {
    return errorResponse(504, 'Stamps did not respond in time. Try again later.');
  }
  return errorResponse(502, 'Stamps could not be reached. Try again later.');
};

const toProxyError = (error: unknown): ActivityProxyError =>
  error instanceof ActivityProxyError
    ? error
    : new ActivityProxyError('internal', 'The proxy failed. See the cause.', { cause: error });

/**
 * Creates the merchant's own endpoint for the feed. It holds the token, and responds with the activities of
 * the signed-in member only, even if the page requests others. Each request passes these steps:
 *
 * 1. Request: only GET, HEAD and OPTIONS of the two activity endpoints are allowed, and not from other sites.
 * 2. Member: `resolveUser` reads the session. If no member is signed in, the response is 401.
 * 3. Rate limit: a member with more than `requestsPerMinute` requests gets 429.
 * 4. Parameters: `older_than` and `merchant_id` are validated. All others are dropped, `user` included.
 * 5. Upstream: Stamps gets the request with the server's token, which is renewed once if it is refused.
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
  const { resolveUser, merchantIds, timeout, report } = resolved;
  const fetchUpstream = createUpstream(resolved);
  const memberKeyOf = createMemberKey(resolved.secret);
  const secondsToWait = createRateLimit(resolved.requestsPerMinute);

  return async (request, context) => {
    let memberKey: string | undefined;

    const respond = async (signal: AbortSignal): Promise<ProxyResponse> => {
      const url = parseUrl(request.url);
      if (!url) return badRequest;
      const endpoint = endpointOf(url.pathname);
      if (!endpoint) return errorResponse(404, 'Not found.');
      const response = respondWithoutMember(request);
      if (response) return response;
      const member = await resolveMember(
        () => resolveUser(request, context as Context),
        Math.ceil(timeout * sessionShare),
      );
      const address = normalizeMember(member);
      memberKey = member ? await memberKeyOf(address) : signedOutKey;
      if (!member) return errorResponse(401, 'No member is signed in.');
      const seconds = secondsToWait(address);
      if (seconds > 0) {
        return errorResponse(429, `Too many requests. Try again in ${seconds} s.`, {
          'Retry-After': String(seconds),
        });
      }
      const activitiesRequest = readActivitiesRequest(endpoint, url.searchParams, merchantIds);
      if ('error' in activitiesRequest) return activitiesRequest.error;
      return fetchUpstream(activitiesRequest, member, signal);
    };

    const { signal } = request;
    const timeoutError = new ActivityProxyError(
      'timeout',
      `There was no response within ${timeout} ms. Check resolveUser, getToken and the network.`,
    );
    const response = await withTimeout(respond, { timeout, timeoutError, signal }).catch(
      (reason: unknown): ProxyResponse => {
        // The browser has gone. Servers log this as status 499.
        if (signal?.aborted) return { status: 499 };
        const error = toProxyError(reason);
        report(error);
        return respondToError(error);
      },
    );
    try {
      return toResponse(response, request.method, memberKey);
    } catch (reason) {
      const error = toProxyError(reason);
      report(error);
      return toResponse(respondToError(error), request.method);
    }
  };
};
