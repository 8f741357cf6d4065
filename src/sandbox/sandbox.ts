import { exchangeCredential } from './auth/token-endpoint.js';
import { createTokens } from './auth/tokens.js';
import { selectActiveFaults } from './faults/active-faults.js';
import { withBodyFault } from './faults/body-faults.js';
import { delay } from './faults/delay.js';
import { SandboxFaultsError, sessionParam } from './faults/fault-params.js';
import { resolveLatency } from './faults/latency.js';
import { createFaultSelector } from './faults/select-faults.js';
import { slashResponse } from './faults/slash-responses.js';
import { redirectToLogin, statusResponse } from './faults/status-responses.js';
import { activityListResponse } from './http/activity-list.js';
import { buildResponse, type PendingResponse } from './http/build-response.js';
import { isPreflight, preflightResponse } from './http/cors.js';
import {
  badRequest,
  json,
  methodNotAllowed,
  notFound,
  type ResponseData,
} from './http/response-data.js';
import { allowedMethods, type Endpoint, matchEndpoint } from './http/routes.js';
import { createMemberDirectory } from './members/member-directory.js';
import {
  defaultBasePath,
  defaultNow,
  defaultSecret,
  type Sandbox,
  type SandboxOptions,
} from './options.js';
import { logRequest } from './sessions/request-log.js';
import { createSessions, type Session } from './sessions/sessions.js';

interface EndpointRequest {
  readonly request: Request;
  readonly url: URL;
  readonly endpoint: Endpoint;
  readonly session: Session;
}

/**
 * Creates a sandbox: the two activity endpoints, the token endpoint, members to try them with, and
 * faults on demand. Sandboxes with the same options give the same responses.
 *
 * @throws RangeError if `now` is not a valid time, or a member's merchant does not exist.
 * @throws SandboxFaultsError if `faults` holds an unknown fault or value.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const now = Math.floor(Number(options.now ?? defaultNow) / 1000);
  if (!Number.isFinite(now)) {
    throw new RangeError(
      `now: ${String(options.now)} is not a valid time. Pass a Date or ms since the epoch.`,
    );
  }
  const tokens = createTokens(options.secret ?? defaultSecret, options.clock ?? Date.now);
  const directory = createMemberDirectory(options.members ?? [], now);
  const selectFaults = createFaultSelector(options.faults ?? {});
  const sessions = createSessions();

  const respondWithFaults = async (incoming: EndpointRequest): Promise<PendingResponse> => {
    const { request, url, endpoint, session } = incoming;
    const params = url.searchParams;
    const faults = selectActiveFaults(selectFaults(request, url, endpoint), params, session);
    const { responseDelay, bodyDuration } = resolveLatency(faults, session.count('latency'));
    if (responseDelay > 0) await delay(responseDelay, request.signal);
    if (faults.redirect) return { data: redirectToLogin(url.pathname), faults };
    const notServed = slashResponse(url, faults);
    if (notServed) return { data: notServed, faults };
    let data: ResponseData;
    if (faults.status !== undefined) data = statusResponse(faults.status);
    else if (endpoint === 'token') data = await exchangeCredential(request, tokens);
    else {
      const authorization = request.headers.get('Authorization');
      const query = { endpoint, params, authorization, session, faults };
      data = await activityListResponse({ directory, tokens, now }, query);
    }
    return { data: withBodyFault(data, faults.body), faults, bodyDuration };
  };

  const respond = async (incoming: EndpointRequest): Promise<PendingResponse> => {
    const { method } = incoming.request;
    const methods = allowedMethods[incoming.endpoint];
    if (!methods.includes(method)) return { data: methodNotAllowed(method, methods.join(', ')) };
    if (method === 'OPTIONS') return { data: json(200, { name: incoming.endpoint }) };
    try {
      return await respondWithFaults(incoming);
    } catch (error) {
      if (!(error instanceof SandboxFaultsError)) throw error;
      return { data: badRequest(error.errors, 'invalid_fault') };
    }
  };

  /** The response to a preflight that a fault affects. It counts for `times` only then. */
  const preflightFault = (
    request: Request,
    url: URL,
    endpoint: Endpoint,
  ): ResponseData | undefined => {
    try {
      const faults = selectFaults(request, url, endpoint);
      if (!faults.slashPreflight || !slashResponse(url, faults)) return undefined;
      const session = sessions.open(url.searchParams.get(sessionParam) ?? '');
      return slashResponse(url, selectActiveFaults(faults, url.searchParams, session));
    } catch (error) {
      // The response to the request itself names the invalid fault.
      if (error instanceof SandboxFaultsError) return undefined;
      throw error;
    }
  };

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const endpoint = matchEndpoint(url.pathname, options.basePath ?? defaultBasePath);
    if (isPreflight(request)) {
      const data = endpoint && preflightFault(request, url, endpoint);
      if (data) return buildResponse(request, { data });
      return preflightResponse(request, endpoint ? allowedMethods[endpoint] : []);
    }
    if (!endpoint) return buildResponse(request, { data: notFound() });
    if (endpoint === 'log') {
      const log = sessions.requests(url.searchParams.get('session') ?? '');
      return buildResponse(request, { data: json(200, log) }, endpoint);
    }
    const session = sessions.open(url.searchParams.get(sessionParam) ?? '');
    const { entry, complete } = logRequest(request, url);
    session.log(entry);
    const pending = await respond({ request, url, endpoint, session });
    entry.status = pending.data.status;
    return buildResponse(request, { ...pending, onComplete: complete }, endpoint);
  };

  return Object.assign(handle, {
    issueToken: tokens.issue,
    members: directory.members,
    requests: (session = '') => sessions.requests(session),
  });
}
